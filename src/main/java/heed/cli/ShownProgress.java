package heed.cli;

import heed.intake.Progress;
import java.time.InstantSource;
import java.util.Locale;

/// Shows how far a long import is: in one line that is rewritten when somebody watches, else a line
/// for each ten thousand rows.
final class ShownProgress implements Progress, AutoCloseable {
  private static final long EACH = 10_000;
  private static final long REWRITTEN_EVERY_MS = 200;

  private final Console console;
  private final InstantSource clock;
  private final long beganMs;
  private long shownRows;
  private long shownMs;

  ShownProgress(Console console, InstantSource clock) {
    this.console = console;
    this.clock = clock;
    this.beganMs = clock.millis();
    this.shownMs = beganMs;
  }

  @Override
  public void reached(long rows) {
    var now = clock.millis();
    if (console.attended() && now - shownMs >= REWRITTEN_EVERY_MS) {
      console.problems().print("\r" + line(rows, now));
      console.problems().flush();
      shownMs = now;
      shownRows = rows;
    } else if (!console.attended() && rows - shownRows >= EACH) {
      console.problems().println(line(rows, now));
      shownRows = rows;
    }
  }

  /// Leaves the line behind.
  @Override
  public void close() {
    if (console.attended() && shownRows > 0) {
      console.problems().println();
    }
  }

  private String line(long rows, long now) {
    var seconds = Math.max(1, now - beganMs) / 1000.0;
    return String.format(Locale.ROOT, "%,d rows, %,.0f rows/s", rows, rows / seconds);
  }
}
