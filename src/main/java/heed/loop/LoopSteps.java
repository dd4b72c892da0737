package heed.loop;

import heed.platform.database.ChangeLog;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The story of a loop, as the change log tells it.
public final class LoopSteps {
  /// More steps than a loop can have in good faith.
  private static final int MOST = 500;

  private LoopSteps() {}

  /// Something that somebody did about it.
  ///
  /// @param action opened, reassigned, snoozed, woken, drafted, told, noted, waived or superseded
  /// @param loop as it was afterwards
  public record Step(long atMs, String by, String action, Loop loop) {}

  /// The steps of one loop, oldest first.
  public static List<Step> of(Handle handle, String id) {
    return ChangeLog.of(handle, ChangingStatus.SUBJECT, id, MOST).reversed().stream()
        .map(change ->
            new Step(change.atMs(), change.actor(), change.action(), change.factsAs(Loop.class)))
        .toList();
  }
}
