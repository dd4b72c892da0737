package heed.pages.feature;

import heed.discussion.Mentions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What colleagues say about a feature. Not for viewers.
///
/// @param address where something is said
/// @param people how those are written who can be called by name
/// @param typed what was typed and not kept, or empty
/// @param trouble why it was not kept, or null
public record DiscussionView(
    String address, List<Said> said, List<String> people, String typed, @Nullable String trouble) {

  /// One comment.
  ///
  /// @param of the title of the merged feature it was said about; null for the one on the page
  /// @param seen the version that an edit is based on; null for those of others
  /// @param removable whether the reader may take it away
  public record Said(
      String id,
      String author,
      String when,
      boolean edited,
      @Nullable String of,
      List<Mentions.Part> parts,
      String text,
      @Nullable String seen,
      boolean removable) {}
}
