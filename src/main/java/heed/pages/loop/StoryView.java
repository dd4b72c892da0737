package heed.pages.loop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of one loop: what is owed, and what happened until now.
///
/// @param note what was noted when the customer was told; null where the reader may not write it
/// @param seen the loop’s version, to be sent with a note
public record StoryView(
    String headline, LoopsView.Line line, List<Step> steps, @Nullable String note, String seen) {
  /// Something that somebody did.
  ///
  /// @param what in words, with how and why
  public record Step(String when, String who, String what, List<String> more) {}
}
