package heed.mail;

import java.time.LocalDate;

/// The body of the outbox's message that becomes the letter of a day. The messages that it is made
/// of travel with it.
///
/// @param day the recipient's day
record Digest(LocalDate day) {
  /// What such a message is called in the outbox.
  static final String KIND = "digest";
}
