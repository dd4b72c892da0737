package heed.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of one attempt to deliver a message.
public sealed interface Delivery {
  /// The transport has it.
  ///
  /// @param where what finds it again: a channel and timestamp, say
  record Sent(String where) implements Delivery {}

  /// Not now; it may work later.
  ///
  /// @param atLeast how long the transport asked to be left alone, as it said it; null when it said
  ///   nothing
  /// @param why a sentence for people, without secrets
  /// @param wholeTransport whether nobody can be reached just now, so that it is not this message's
  ///   fault and all of them wait
  record Later(@Nullable Duration atLeast, String why, boolean wholeTransport) implements Delivery {
    public static Later because(String why) {
      return new Later(null, why, false);
    }
  }

  /// It was not tried, because its target is to be left alone a little longer. That does not count
  /// against it.
  ///
  /// @param atLeast for how long
  /// @param why a sentence for people, without secrets
  record NotYet(Duration atLeast, String why) implements Delivery {}

  /// Trying again cannot help: the message is parked at once, for a person to look at.
  ///
  /// @param why a sentence for people, without secrets
  record Impossible(String why) implements Delivery {}
}
