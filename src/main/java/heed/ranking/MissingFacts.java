package heed.ranking;

import heed.ranking.StandIn.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What nobody knows, in the order of what knowing it could change. A fact is tried at every value
/// it may plausibly have ([Plausible]), all others as they are; what counts is how far the priority
/// of a feature lies between the worst and the best of them. Facts that could change no rank are
/// counted and not listed.
///
/// @param facts the one that could change most first; ties by fact, account key and feature key
/// @param idle how many unknown facts could change no rank
public record MissingFacts(List<Missing> facts, int idle) {
  public MissingFacts {
    facts = List.copyOf(facts);
  }

  /// A fact that nobody knows.
  ///
  /// @param account whose it is, by id; null for an effort
  /// @param feature whose effort it is, or to which ask the filing date belongs, by id; null for
  ///   facts of an account
  /// @param most the feature whose priority it could change most, of those whose rank it could
  ///   change
  /// @param features how many features could change their rank by it
  public record Missing(
      Fact fact, @Nullable Integer account, @Nullable Integer feature, Swing most, int features) {}

  /// Between what a feature could lie.
  ///
  /// @param feature its id
  /// @param best the best rank that it could have, from 1
  /// @param worst the worst
  /// @param lowest its lowest priority, money in major units a year per person-month
  /// @param highest its highest
  public record Swing(int feature, int best, int worst, double lowest, double highest) {
    /// How far its priority could move.
    public double width() {
      return highest - lowest;
    }

    boolean moves() {
      return best != worst;
    }
  }

  /// What is missing for a ranking.
  public static MissingFacts of(Ranking ranking) {
    var all = new Trying(ranking).all();
    var book = ranking.book();
    var facts = new ArrayList<Missing>();
    for (var tried : all) {
      tried.swings().stream()
          .filter(Swing::moves)
          .max(
              Comparator.comparingDouble(Swing::width)
                  .thenComparing(
                      swing -> book.feature(swing.feature()).key(), Comparator.reverseOrder()))
          .ifPresent(most ->
              facts.add(
                  new Missing(
                      tried.fact(),
                      tried.account(),
                      tried.feature(),
                      most,
                      (int) tried.swings().stream().filter(Swing::moves).count())));
    }
    facts.sort(
        Comparator.<Missing>comparingDouble(missing -> missing.most().width())
            .reversed()
            .thenComparing(Missing::fact)
            .thenComparing(
                missing -> missing.account() == null ? "" : book.account(missing.account()).key())
            .thenComparing(
                missing -> missing.feature() == null ? "" : book.feature(missing.feature()).key()));
    return new MissingFacts(facts, all.size() - facts.size());
  }
}
