package heed.discussion;

/// The facts of one message to somebody who was called by name. This is the body of a message in
/// the outbox.
///
/// @param feature key of the feature that is discussed
/// @param author the name of who wrote
/// @param text what they wrote, shortened
public record Mention(String feature, String title, String author, String text) {
  /// What such a message is called in the outbox.
  public static final String KIND = "mention";
}
