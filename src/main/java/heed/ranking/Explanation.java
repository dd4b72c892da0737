package heed.ranking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a feature has its priority: every factor of every account, to be read and disputed. The same
/// doubles as in the [Ranking], which they multiply and add up to. A feature that is not open is
/// explained as if it were, and has no rank; one that is merged has no asks of its own.
///
/// @param feature its id in the Book
/// @param rank from 1; null when the feature is not open
/// @param contributions of the asking accounts, the largest first, ties by account key
/// @param churned how many accounts asked that have left; they count nothing
public record Explanation(
    int feature,
    @Nullable Integer rank,
    Score score,
    Divisor divisor,
    Shipping shipping,
    List<Contribution> contributions,
    int churned,
    Counterfactuals counterfactuals) {

  /// Explains a feature of the ranking's book.
  public static Explanation of(Ranking ranking, int feature) {
    return ranking.rankOf(feature) > 0
        ? new Explaining(ranking, feature, true).explain()
        : new Explaining(Ranking.asIfOpen(ranking, feature), feature, false).explain();
  }
}
