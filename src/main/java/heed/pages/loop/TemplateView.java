package heed.pages.loop;

import heed.pages.frame.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page on which one template is written.
///
/// @param text the template in force
/// @param own whether it is the company's own
/// @param asks real ones, for the preview
/// @param preview null while nobody asks for anything
/// @param done whether it was just changed
public record TemplateView(
    String headline,
    String address,
    String tag,
    String text,
    boolean own,
    List<Field> fields,
    List<Choice> asks,
    @Nullable Preview preview,
    boolean done) {

  /// What can be filled in.
  public record Field(String word, String meaning) {}

  /// What a customer would read.
  ///
  /// @param unknown what is not known of this ask, in one line, or null
  public record Preview(String text, String tag, @Nullable String unknown) {}
}
