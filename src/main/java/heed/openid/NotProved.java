package heed.openid;

/// What a provider says does not hold, or it says nothing; for within this package.
final class NotProved extends Exception {
  private final Why why;

  /// @param reason for the log, without secrets
  NotProved(Why why, String reason) {
    super(reason, null, false, false);
    this.why = why;
  }

  Why why() {
    return why;
  }
}
