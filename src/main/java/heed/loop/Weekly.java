package heed.loop;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The facts of the weekly list for those who lead: which word is owed, by whom, for how long, and
/// to whom nobody is looking after. Never any money. This is the body of a message in the outbox;
/// [WeeklyWords] puts it into words.
///
/// @param week as ISO 8601 writes it, such as `2026-W48`
/// @param day on which it was counted (UTC)
/// @param open loops owed or snoozed
/// @param overdue those of them that are owed and were due before that day
/// @param byCsm who owes most of the overdue before the others
/// @param moreCsms how many people more owe something
/// @param broken open loops of accounts that were told of a day which no longer holds
/// @param oldest the loops that are open for longest
/// @param unowned names of accounts that are owed word and have no CSM
public record Weekly(
    String week,
    LocalDate day,
    long open,
    long overdue,
    List<Owing> byCsm,
    int moreCsms,
    List<Debt> broken,
    int moreBroken,
    List<Debt> oldest,
    List<String> unowned,
    int moreUnowned) {
  /// What such a message is called in the outbox.
  public static final String KIND = "weekly";

  public Weekly {
    byCsm = List.copyOf(byCsm);
    broken = List.copyOf(broken);
    oldest = List.copyOf(oldest);
    unowned = List.copyOf(unowned);
  }

  /// What somebody owes.
  ///
  /// @param name of the person, or their address; null: nobody in particular
  public record Owing(@Nullable String name, long open, long overdue) {}

  /// Word still owed.
  ///
  /// @param account the account's name
  /// @param feature the feature's title
  /// @param csm the name or address of who owes it; null: nobody in particular
  /// @param brokenDate the day that they were told before, which no longer holds, or null
  public record Debt(
      String loopId,
      String account,
      String feature,
      Milestone milestone,
      LocalDate openedDate,
      @Nullable String csm,
      @Nullable LocalDate brokenDate) {}
}
