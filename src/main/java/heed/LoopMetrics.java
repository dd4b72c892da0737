package heed;

import heed.http.Metrics;
import heed.loop.ClosureStore;
import heed.loop.LoopState;
import heed.platform.database.Database;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// How the loops stand, for whoever watches the service.
final class LoopMetrics {
  private final Database database;
  private final InstantSource clock;
  private final ClosureStore closure = new ClosureStore();

  LoopMetrics(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  void offer(Metrics metrics) {
    metrics.gauge(
        "heed.loops.owed", "Word that is owed to customers now", () -> count(LoopState.OWED));
    metrics.gauge(
        "heed.loops.snoozed",
        "Word that was put off to a later day",
        () -> count(LoopState.SNOOZED));
    metrics.gauge("heed.loops.overdue", "Word that was due before today (UTC)", this::overdue);
    metrics.counter(
        "heed.loops.told", "Word that customers heard from a person", () -> count(LoopState.TOLD));
    metrics.counter(
        "heed.loops.waived", "Word that was given up with a reason", () -> count(LoopState.WAIVED));
  }

  private double count(LoopState state) {
    return database.read(handle -> closure.count(handle, state));
  }

  private double overdue() {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return database.read(handle -> closure.overdue(handle, today));
  }
}
