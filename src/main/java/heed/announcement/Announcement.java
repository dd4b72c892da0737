package heed.announcement;

import heed.platform.Fields;
import heed.platform.Texts;
import java.util.List;

/// What anybody may read about a feature. It exists because a PM opted in; no import sets it.
///
/// @param feature its key, which is never shown with it
/// @param id by which the world knows it, drawn by chance; it stays while the words change
/// @param title in words of the public, never a customer's name
/// @param text one sentence
public record Announcement(String feature, String id, String title, String text) {
  /// What a PM writes.
  public record Words(String title, String text) {
    public static final List<String> FIELDS = List.of("title", "text");

    /// Longest sentence, in code points.
    private static final int SENTENCE = 500;

    /// Reads words as somebody sent them; complaints stay with the fields.
    public static Words of(Fields fields) {
      return new Words(
          fields.requiredLine("title", Texts.TITLE), fields.requiredLine("text", SENTENCE));
    }
  }

  public Words words() {
    return new Words(title, text);
  }
}
