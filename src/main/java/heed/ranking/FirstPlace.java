package heed.ranking;

/// What it would take for a feature to be first, all others staying as they are.
public sealed interface FirstPlace {
  /// It is first.
  record Reached() implements FirstPlace {}

  /// It would be first if it cost no more than this; the largest such effort, to a hundredth of a
  /// person-month.
  record AtEffort(double personMonths) implements FirstPlace {}

  /// It would not be first even if it cost next to nothing, a hundredth of a person-month: the
  /// floor of the policy stands below it.
  record OutOfReach() implements FirstPlace {}

  /// It is not open, so there is no place for it.
  record NotRanked() implements FirstPlace {}
}
