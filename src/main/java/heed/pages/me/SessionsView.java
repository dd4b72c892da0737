package heed.pages.me;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a person is signed in.
///
/// @param done what was just done, in a sentence
public record SessionsView(String headline, List<Row> rows, @Nullable String done) {

  /// One browser.
  ///
  /// @param address of the form that ends it
  /// @param browser what it seems to be
  /// @param here whether it is the one that looks at this page
  public record Row(String address, String browser, String since, String seen, boolean here) {}
}
