package heed.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether the loops that were opened in a period were closed: all together, and by who owes the
/// word, by the account's segment, and by the month of opening.
///
/// @param byCsm by address, those of nobody in particular last
/// @param bySegment by segment, accounts without one last
/// @param byMonth by month in UTC, such as `2026-11`, the earliest first; months without a loop are
///   left out
public record ClosureFigures(
    Closure total, List<Group> byCsm, List<Group> bySegment, List<Group> byMonth) {

  /// Loops that have something in common.
  ///
  /// @param name what that is; null: no CSM, or no segment
  public record Group(@Nullable String name, Closure closure) {}

  /// What loops can have in common.
  public enum By {
    CSM("csm"),
    SEGMENT("segment"),
    MONTH("month");

    /// The groupings by their words.
    public static final Map<String, By> BY_WORD = new LinkedHashMap<>();

    static {
      for (var by : values()) {
        BY_WORD.put(by.word, by);
      }
    }

    private final String word;

    By(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public ClosureFigures {
    byCsm = List.copyOf(byCsm);
    bySegment = List.copyOf(bySegment);
    byMonth = List.copyOf(byMonth);
  }

  public List<Group> by(By by) {
    return switch (by) {
      case CSM -> byCsm;
      case SEGMENT -> bySegment;
      case MONTH -> byMonth;
    };
  }
}
