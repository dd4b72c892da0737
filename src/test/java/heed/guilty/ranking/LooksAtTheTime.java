package heed.guilty.ranking;

/// A figure that depends on the moment.
final class LooksAtTheTime {
  long now() {
    return System.nanoTime();
  }
}
