package heed.loop;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The facts of one reminder to one CSM, or to `triage`: which word is late, due by the next
/// working day, or was put off until now. Never any money. This is the body of a message in the
/// outbox.
///
/// @param day the recipient's day that it is for
/// @param items the loops, the account that decides first before the others
/// @param more how many further loops there are, which stand in the ledger only
public record Reminder(LocalDate day, List<Item> items, int more) {
  /// What such a message is called in the outbox.
  public static final String KIND = "reminder";

  public Reminder {
    items = List.copyOf(items);
  }

  /// Word still owed.
  ///
  /// @param account the account's name
  /// @param feature the feature's title
  /// @param decisionDate when the account decides about its renewal, or null
  /// @param woken whether it was put off until now
  public record Item(
      String loopId,
      String account,
      String feature,
      Milestone milestone,
      LocalDate dueDate,
      @Nullable LocalDate decisionDate,
      boolean woken) {}
}
