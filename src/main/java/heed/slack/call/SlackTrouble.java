package heed.slack.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A call to Slack that did not do what it should have.
public final class SlackTrouble extends RuntimeException {
  /// What kind of trouble, which decides what to do about it.
  public enum Kind {
    /// Slack said no and why; asking again would get the same answer.
    REFUSED,
    /// Too many calls; asking again after a while will do.
    LIMITED,
    /// Slack asked for quiet before, and was not called.
    HELD_BACK,
    /// No answer, so nobody knows whether it was done.
    UNREACHABLE,
    /// Slack said yes, and the connection broke before it said what.
    DONE_UNHEARD
  }

  private final Kind kind;
  private final String method;
  private final String code;
  private final boolean nobodyThere;
  private final @Nullable Duration retryAfter;

  private SlackTrouble(
      Kind kind, String method, String code, boolean nobodyThere, @Nullable Duration retryAfter) {
    super(method + ": " + code, null, false, false);
    this.kind = kind;
    this.method = method;
    this.code = code;
    this.nobodyThere = nobodyThere;
    this.retryAfter = retryAfter;
  }

  public static SlackTrouble refused(String method, String code) {
    return new SlackTrouble(Kind.REFUSED, method, code, false, null);
  }

  public static SlackTrouble limited(String method, Duration retryAfter) {
    return new SlackTrouble(Kind.LIMITED, method, "ratelimited", false, retryAfter);
  }

  /// Nothing was called, because Slack had asked for quiet.
  public static SlackTrouble heldBack(String method, Duration left) {
    return new SlackTrouble(Kind.HELD_BACK, method, "held back", false, left);
  }

  /// No answer came.
  ///
  /// @param nobodyThere whether not even a connection came about, so that no call would do
  public static SlackTrouble unreachable(String method, String why, boolean nobodyThere) {
    return new SlackTrouble(Kind.UNREACHABLE, method, why, nobodyThere, null);
  }

  static SlackTrouble doneUnheard(String method) {
    return new SlackTrouble(Kind.DONE_UNHEARD, method, "answer cut", false, null);
  }

  public Kind kind() {
    return kind;
  }

  /// What was called.
  public String method() {
    return method;
  }

  /// Whether Slack as a whole cannot be reached.
  public boolean nobodyThere() {
    return nobodyThere;
  }

  /// Slack's own word for it, such as `channel_not_found`.
  public String code() {
    return code;
  }

  /// How long to wait, when Slack said so.
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
