package heed.pages.frame;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// CSV that people open in a spreadsheet.
public final class Csv {
  private Csv() {}

  /// One line; no cell of it is run by a spreadsheet.
  public static String line(Stream<String> cells) {
    return cells
        .map(Csv::harmless)
        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  /// A spreadsheet runs what begins like a formula; an apostrophe in front makes it text.
  private static String harmless(String cell) {
    return cell.isEmpty() || "=+-@\t\r\n".indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
  }
}
