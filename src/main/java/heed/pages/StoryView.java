package heed.pages;

import java.util.List;

/// The page of one loop: what is owed, and what happened until now.
public record StoryView(String headline, LoopsView.Line line, List<Step> steps) {
  /// Something that somebody did.
  ///
  /// @param what in words, with how and why
  public record Step(String when, String who, String what, List<String> more) {}
}
