package heed.slack.text;

import heed.platform.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Which pages of Home its reader looks at. It travels with the view and with each button that
/// turns a page, so that a button always leads to where it said, however often and late it is
/// pressed.
///
/// @param loops how many loops come before the first one shown
/// @param accounts how many accounts come before the first one shown
public record Pages(int loops, int accounts) {
  public static final Pages FIRST = new Pages(0, 0);

  private static final int FARTHEST = 1_000_000;

  public Pages {
    loops = Math.clamp(loops, 0, FARTHEST);
    accounts = Math.clamp(accounts, 0, FARTHEST);
  }

  public String written() {
    return Json.write(this);
  }

  /// Reads what [#written] wrote; anything else is the first page.
  public static Pages of(@Nullable String written) {
    try {
      return written == null || written.isEmpty() ? FIRST : Json.read(written, Pages.class);
    } catch (JacksonException notOurs) {
      return FIRST;
    }
  }

  /// Where a page begins that exists: the last one, when the list has become shorter.
  ///
  /// @param asked where it was to begin
  public static int begin(int asked, int size, int each) {
    return asked < size ? asked : Math.max(0, (size - 1) / each * each);
  }
}
