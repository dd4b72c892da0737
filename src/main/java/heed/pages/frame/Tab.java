package heed.pages.frame;

import org.jspecify.annotations.Nullable;

/// A list that can be chosen.
public record Tab(String words, String address, boolean chosen) {
  /// `true` for the chosen one, null for others, so that the attribute is left out.
  public @Nullable String current() {
    return chosen ? "true" : null;
  }
}
