package heed.mail;

/// The body of a message that becomes a letter with a sign-in link. The link itself is made when
/// the letter is written, so that it stands nowhere else.
///
/// @param untilMs when the letter is worth nothing any more, epoch milliseconds
/// @param language tag of the language for somebody who chose none
public record SignInLetter(long untilMs, String language) {
  /// What such a message is called in the outbox.
  public static final String KIND = "sign-in";
}
