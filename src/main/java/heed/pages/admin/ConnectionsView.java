package heed.pages.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of the lines to other systems.
public record ConnectionsView(String headline, String sentence, List<Line> lines) {

  /// One of them.
  ///
  /// @param style `healthy`, `watch` or `unknown`: the class of the mark beside the word
  /// @param state in a word or two
  /// @param counts what waits and what is parked, or null
  /// @param parked where the parked ones are listed, or null when there are none
  /// @param act the address of what an admin can do about it, or null
  public record Line(
      String name,
      String style,
      String state,
      String about,
      @Nullable String counts,
      @Nullable String parked,
      @Nullable String act,
      @Nullable String actWords) {}
}
