package heed.platform;

import org.jspecify.annotations.Nullable;

/// Something as it is stored, with the version that its next writer may insist on.
public record Versioned<T>(T value, long version) {
  /// Refuses a write that was made from an older version.
  ///
  /// @param expected what the writer saw; null when it does not care
  public void refuseStale(@Nullable Long expected) {
    if (expected != null && expected != version) {
      throw Refused.because(
          Refused.Kind.STALE,
          "It was changed since you read it. Read it again, then repeat your change.");
    }
  }
}
