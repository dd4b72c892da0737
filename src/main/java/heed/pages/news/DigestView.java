package heed.pages.news;

import heed.announcement.PublicPage;
import heed.pages.frame.Tab;
import heed.pages.loop.Telling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The digest of a month, and what it settles.
///
/// @param language of the text, as HTML's `lang` takes it
/// @param months the one before and the one after, and languages: where else one can go
/// @param done what was just settled, or null
/// @param telling null for readers who may not settle it, or when nothing is owed
/// @param publicPage null for readers who may not switch it
/// @param publicAddress where the public page stands, or null while it is off
public record DigestView(
    String title,
    String language,
    String text,
    String month,
    List<Tab> months,
    List<Tab> languages,
    @Nullable String done,
    String waiting,
    @Nullable Telling telling,
    @Nullable PublicPage publicPage,
    @Nullable String publicAddress) {
  /// Loops in the pool that this digest ends.
  ///
  /// @param count how many one act ends
  /// @param sentence the number and whose they are, in words
  /// @param accounts names
  public record Telling(int count, String button, String sentence, List<String> accounts) {}
}
