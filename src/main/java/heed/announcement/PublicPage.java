package heed.announcement;

import heed.platform.Fields;
import heed.platform.Texts;
import java.util.List;

/// Whether anybody may read what shipped, and under which heading.
///
/// @param shown off unless an administrator switched it on
/// @param title such as "What’s new at Example"
public record PublicPage(boolean shown, String title) {
  public static final List<String> FIELDS = List.of("shown", "title");

  /// Until somebody decides otherwise there is no such page.
  public static final PublicPage DEFAULT = new PublicPage(false, "What’s new");

  /// Reads a choice as somebody sent it; complaints stay with the fields.
  public static PublicPage of(Fields fields) {
    var shown = fields.truth("shown");
    if (shown == null && !fields.refused("shown")) {
      fields.refuse("shown", "Shown is missing: true or false.");
    }
    return new PublicPage(
        Boolean.TRUE.equals(shown),
        fields.given("title") ? fields.requiredLine("title", Texts.TITLE) : DEFAULT.title());
  }
}
