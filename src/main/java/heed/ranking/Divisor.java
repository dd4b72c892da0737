package heed.ranking;

import java.util.Optional;

/// What the value is divided by, in person-months.
///
/// @param effort before the floor
/// @param floored whether the floor of the policy is more than the effort
public record Divisor(double personMonths, double effort, Source source, boolean floored) {
  /// Where the effort comes from.
  public enum Source {
    /// The feature's own estimate.
    ESTIMATE,
    /// The median of the known efforts of all open features.
    MEDIAN,
    /// The policy, because no open feature has an estimate.
    NONE_KNOWN
  }

  /// What stood in for the estimate, when there is none.
  public Optional<StandIn> standIn() {
    return source == Source.ESTIMATE
        ? Optional.empty()
        : Optional.of(new StandIn(StandIn.Fact.EFFORT, effort));
  }
}
