package heed.demo;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The clock of a demo: it stands where the story is while the story is told, and then runs with
/// the real one. Safe for any number of threads.
public final class StoryClock implements InstantSource {
  private final InstantSource real;
  private volatile @Nullable Instant told;

  public StoryClock(InstantSource real) {
    this.real = real;
  }

  @Override
  public Instant instant() {
    var moment = told;
    return moment == null ? real.instant() : moment;
  }

  void standAt(Instant moment) {
    told = moment;
  }

  void run() {
    told = null;
  }
}
