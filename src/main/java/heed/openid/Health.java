package heed.openid;

/// How a provider fared when it was last asked.
///
/// @param why the rest of a sentence when it is silent, else empty; no secrets
/// @param atMs when it was asked, epoch milliseconds
public record Health(State state, String why, long atMs) {
  static final Health UNASKED = new Health(State.UNASKED, "", 0);

  /// Whether it answers.
  public enum State {
    UNASKED,
    ANSWERS,
    SILENT
  }
}
