package heed.pages.search;

import heed.pages.frame.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a search found.
///
/// @param query as it was typed
/// @param found how much, in words
/// @param groups the closest first
/// @param file where what was not found can be filed, or null
public record SearchView(String query, String found, List<Group> groups, @Nullable String file) {
  /// Things of one kind.
  public record Group(String id, String name, List<Hit> hits) {}

  /// One thing.
  ///
  /// @param title its name with what was looked for marked
  /// @param hint what it is and how it stands
  /// @param address where it stands; null for an act
  /// @param act what a script does on this page, such as `theme`, or null
  public record Hit(List<Run> title, String hint, @Nullable String address, @Nullable String act) {}

  public boolean empty() {
    return groups.isEmpty();
  }
}
