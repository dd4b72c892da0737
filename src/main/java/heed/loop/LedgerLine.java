package heed.loop;

import heed.people.Caller;
import heed.people.Role;
import heed.platform.Language;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A loop with what its readers need beside it, as it is now.
///
/// @param version the loop's version, which is its ETag
/// @param csm who owes the word now; null: nobody in particular
/// @param renewalDate when the account's contract ends
/// @param language in which the account's people read
public record LedgerLine(
    Loop loop,
    long version,
    @Nullable String csm,
    String accountName,
    String featureTitle,
    @Nullable LocalDate renewalDate,
    Language language) {

  /// The day on which the account decides about its renewal, on or after `today` minus the time
  /// between decision and renewal; null when unknown.
  public @Nullable LocalDate decisionDate(LocalDate today) {
    return renewalDate == null ? null : DueDates.decisionDate(renewalDate, today);
  }

  /// Whether a person may answer it or change its text: its owner may, and whoever hands loops out.
  public boolean mayBeAnsweredBy(Caller caller) {
    return caller.may(Role.PM) || caller.is(csm);
  }

  /// Whether a person may read its text: what was sent is evidence for all who read the ledger, but
  /// what is still to be sent is its owner’s.
  public boolean draftMayBeReadBy(Caller caller) {
    return !loop.state().open() || mayBeAnsweredBy(caller);
  }

  /// Whether the customer should have heard before today.
  public boolean overdue(LocalDate today) {
    return loop.state() == LoopState.OWED && loop.dueDate().isBefore(today);
  }
}
