package heed.ranking;

/// A policy and its number.
///
/// @param version 1 is [ScoringPolicy#DEFAULT], which no company chose; each that one chose has the
///   next number and stays as it is
public record NumberedPolicy(long version, ScoringPolicy policy) {
  /// What holds until somebody decides otherwise.
  public static final NumberedPolicy DEFAULT = new NumberedPolicy(1, ScoringPolicy.DEFAULT);
}
