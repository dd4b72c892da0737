package heed.pages.frame;

import heed.http.Clients;
import heed.openid.Identified;
import heed.openid.Provider;
import heed.openid.Why;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How people come in.
///
/// @param clients tells them apart by address, before anybody is signed in
/// @param ways the providers that are set up
public record Doorway(Clients clients, List<Way> ways) {
  public Doorway {
    ways = List.copyOf(ways);
  }

  /// A provider, and who of those whom it vouches for may come in.
  public record Way(Provider provider, Admission admission) {}

  /// Looks at somebody whom a provider vouches for, before they are looked for among the people;
  /// may ask others and take its time.
  @FunctionalInterface
  public interface Admission {
    /// Why they may not come in; empty when they may.
    Optional<TurnedAway> look(Identified.Proved proved);
  }

  /// Somebody who may not come in.
  ///
  /// @param sentence for them, in their language; null: the usual one for the reason
  public record TurnedAway(Why why, @Nullable String sentence) {}
}
