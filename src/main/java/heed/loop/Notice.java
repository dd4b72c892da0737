package heed.loop;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The facts of one message to one CSM, or to `triage`: what changed, and which of their accounts
/// asked, in which words, with a text ready to send to each. Never any money. This is the body of a
/// message in the outbox; couriers and pages put it into words.
///
/// @param change the sequence of the status change
/// @param feature its key
/// @param previousDate the day it was promised for before it slipped, or null
/// @param handedBy who handed the loop on, when the message is about that; null when it is about
///   the change itself
/// @param items the accounts, those with broken promises first, then the one that decides first
/// @param more how many further loops there are, which stand in the ledger only
public record Notice(
    long change,
    String feature,
    String title,
    Milestone milestone,
    @Nullable LocalDate targetDate,
    @Nullable LocalDate previousDate,
    @Nullable String reason,
    @Nullable String workaround,
    @Nullable LocalDate revisitDate,
    @Nullable String handedBy,
    List<Item> items,
    int more) {

  /// The recipient that stands for whoever hands out unowned loops.
  public static final String TRIAGE = "triage";

  public Notice {
    items = List.copyOf(items);
  }

  /// Word owed to one account.
  ///
  /// @param account its key
  /// @param severity 1 to 5, of its newest request; null when the request is gone
  /// @param core whether it touches a core use case
  /// @param quote the beginning of their words, or null
  /// @param filedAt the day of those words (UTC), or null
  /// @param decisionDate when the account decides about its renewal, or null
  /// @param draft the text ready to send
  /// @param brokenDate the day they were told before, which no longer holds, or null
  public record Item(
      String loopId,
      String account,
      String name,
      @Nullable Integer severity,
      boolean core,
      @Nullable String quote,
      @Nullable LocalDate filedAt,
      @Nullable String contact,
      @Nullable LocalDate decisionDate,
      LocalDate dueDate,
      String draft,
      @Nullable LocalDate brokenDate) {}
}
