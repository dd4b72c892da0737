package heed.loop;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How far the word of one decision is on its way to everybody who owes it; see [News].
///
/// @param change the sequence of the status change
/// @param feature the one that was decided about
/// @param forAll whether it is news for everybody who asked, or only for those who count on a day
///   that no longer holds
/// @param outdatesAll whether it ends what others were not told yet
/// @param previousDate the day it was promised for before it slipped, or null
/// @param announced whether messages go out
/// @param decidedBy who decided, as the change log calls them
/// @param deciderEmail who is not told of their own act, or null
/// @param atMs when it was decided, epoch milliseconds
/// @param lastPlace the last request received before; whoever asked later knew
/// @param doneUntil the account, in order of keys, with which the step has come to rest; empty at
///   its beginning
record Opening(
    long change,
    String feature,
    Milestone milestone,
    boolean forAll,
    boolean outdatesAll,
    @Nullable LocalDate previousDate,
    boolean announced,
    String decidedBy,
    @Nullable String deciderEmail,
    long atMs,
    long lastPlace,
    Step step,
    String doneUntil) {

  /// What is done one after another.
  enum Step {
    /// A loop for each account that asked, in place of what it was owed until now.
    LOOPS,
    /// What was owed to accounts that no longer ask.
    LEFTOVERS,
    /// A message to each who owes word now.
    NOTICES
  }

  Opening until(String key) {
    return at(step, key);
  }

  Opening at(Step next) {
    return at(next, "");
  }

  private Opening at(Step next, String key) {
    return new Opening(
        change,
        feature,
        milestone,
        forAll,
        outdatesAll,
        previousDate,
        announced,
        decidedBy,
        deciderEmail,
        atMs,
        lastPlace,
        next,
        key);
  }
}
