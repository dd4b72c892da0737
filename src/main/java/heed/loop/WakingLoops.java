package heed.loop;

import heed.outbox.Outbox;
import heed.platform.database.Database;
import heed.platform.database.Transaction;
import java.time.InstantSource;
import java.util.List;

/// Brings snoozed loops back on the day that was chosen. Whoever runs the service calls it now and
/// then; called too often it does nothing.
public final class WakingLoops {
  private static final String ACTOR = "calendar";

  /// Most loops in one transaction, so that nobody who writes beside it waits for long.
  private static final int AT_ONCE = 500;

  private final Database database;
  private final LoopStore loops;
  private final KeepingLoops keeping;
  private final InstantSource clock;
  private final ReminderStore reminders = new ReminderStore();

  public WakingLoops(Database database, LoopStore loops, Outbox outbox, InstantSource clock) {
    this.database = database;
    this.loops = loops;
    this.keeping = new KeepingLoops(outbox);
    this.clock = clock;
  }

  /// Makes owed again what was snoozed until today (UTC) or a day before.
  ///
  /// @return how many loops
  public int wakeDue() {
    var woken = 0;
    while (!due().isEmpty()) {
      woken += database.writer().write(ACTOR, this::wakeSome);
    }
    return woken;
  }

  private int wakeSome(Transaction transaction) {
    var today = DueDates.day(transaction.atMs());
    var woken =
        loops.toWake(transaction.handle(), today, AT_ONCE).stream().map(Loop::woken).toList();
    keeping.change(transaction, "woken", woken);
    reminders.woke(transaction.handle(), woken, transaction.atMs());
    return woken.size();
  }

  private List<Loop> due() {
    return database.read(handle -> loops.toWake(handle, DueDates.day(clock.millis()), 1));
  }
}
