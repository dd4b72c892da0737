package heed.guilty.loop;

/// Reads the environment by itself.
final class ReadsSettings {
  Object zone() {
    return System.getenv().keySet();
  }
}
