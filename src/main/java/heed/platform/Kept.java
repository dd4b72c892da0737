package heed.platform;

/// What became of something that was stored.
///
/// @param version the row's version, which is its ETag
public record Kept<T>(T value, Outcome outcome, long version) {
  /// Whether anything had to be written.
  public enum Outcome {
    CREATED,
    UPDATED,
    UNCHANGED
  }
}
