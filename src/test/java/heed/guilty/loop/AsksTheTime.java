package heed.guilty.loop;

import java.time.Instant;

/// Tells the time by itself.
final class AsksTheTime {
  Instant now() {
    return Instant.now();
  }
}
