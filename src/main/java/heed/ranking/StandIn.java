package heed.ranking;

/// A fact that nobody knows, and the number of the policy or the book that was used in its place.
///
/// @param value a chance of loss, an urgency or a share that is left (0 to 1), or person-months
public record StandIn(Fact fact, double value) {
  /// What can be unknown.
  public enum Fact {
    EFFORT,
    HEALTH,
    RENEWAL,
    FILING_DATE
  }
}
