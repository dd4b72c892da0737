package heed.pages.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The same as a picture, as a table. The first cell of a row names it.
public record Sheet(List<Head> heads, List<List<Cell>> rows) {

  /// What stands over a column.
  ///
  /// @param number whether the column holds numbers, which stand on the right
  public record Head(String words, boolean number) {
    public static Head text(String words) {
      return new Head(words, false);
    }

    public static Head number(String words) {
      return new Head(words, true);
    }
  }

  /// What stands in a row.
  ///
  /// @param address where it leads, or null
  public record Cell(String words, @Nullable String address) {
    public static Cell of(String words) {
      return new Cell(words, null);
    }

    public static Cell link(String words, String address) {
      return new Cell(words, address);
    }
  }
}
