package heed.cast;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test moves it. Safe for any number of threads.
public final class SettableClock implements InstantSource {
  /// The day on which the cast lives.
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final AtomicReference<Instant> now;

  public SettableClock(Instant now) {
    this.now = new AtomicReference<>(now);
  }

  /// Half past nine in the morning (UTC) of [#TODAY].
  public static SettableClock morning() {
    return new SettableClock(TODAY.atTime(9, 30).toInstant(ZoneOffset.UTC));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  public void set(Instant instant) {
    now.set(instant);
  }

  /// Moves on; a negative duration moves back, as clocks do.
  public void pass(Duration duration) {
    now.updateAndGet(before -> before.plus(duration));
  }
}
