package heed.slack.standin;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How the stand-in behaves for one call.
///
/// @param refusal an error code, or null
/// @param retryAfter the header of a 429, or null: any text, for Slack's may be odd too
/// @param delay how long the answer takes
/// @param cut where the connection breaks
record Mood(@Nullable String refusal, @Nullable String retryAfter, Duration delay, Cut cut) {
  enum Cut {
    NEVER,
    /// Nothing is done and nothing said.
    BEFORE_DOING,
    /// It is done, and nothing said.
    BEFORE_STATUS,
    /// It is done, "200" is said, and the body breaks off.
    AFTER_STATUS
  }

  /// The refusal that is a status of 500.
  static final String BROKEN = "500";

  static final Mood FRIENDLY = new Mood(null, null, Duration.ZERO, Cut.NEVER);
}
