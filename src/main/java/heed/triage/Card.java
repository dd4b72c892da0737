package heed.triage;

/// The facts of a card: which feature it is about. Everything else is looked up whenever it is put
/// into words, because a card is changed in place for the rest of the feature's life. This is the
/// body of a message in the outbox.
///
/// @param feature its key
public record Card(String feature) {
  /// The kind of such a message.
  public static final String KIND = "card";

  /// What a message is about that has to change with a feature, for the outbox.
  public static String about(String feature) {
    return "feature:" + feature;
  }
}
