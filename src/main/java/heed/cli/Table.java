package heed.cli;

import heed.platform.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A table for the terminal: words to the left, numbers to the right, and the widest column of
/// words clipped so that a line fits.
final class Table {
  private static final int NARROWEST = 12;
  private static final String GAP = "  ";

  private final String[] head;
  private final List<String[]> rows = new ArrayList<>();

  Table(String... head) {
    this.head = head;
  }

  void row(String... cells) {
    rows.add(Arrays.stream(cells).map(Table::inOneLine).toArray(String[]::new));
  }

  String text(int width) {
    var widths = widths();
    var widest = widest(widths);
    var total = Arrays.stream(widths).sum() + GAP.length() * (head.length - 1);
    widths[widest] = Math.max(NARROWEST, widths[widest] - Math.max(0, total - width));
    var text = new StringBuilder();
    append(text, head, widths);
    rows.forEach(row -> append(text, row, widths));
    return text.toString();
  }

  private void append(StringBuilder text, String[] row, int[] widths) {
    var line = new StringBuilder();
    for (var column = 0; column < row.length; column++) {
      var cell = Texts.clip(row[column], Math.max(1, widths[column]));
      var padding = " ".repeat(Math.max(0, widths[column] - Texts.length(cell)));
      line.append(column == 0 ? "" : GAP)
          .append(isNumbers(column) ? padding + cell : cell + padding);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private int[] widths() {
    var widths = Arrays.stream(head).mapToInt(Texts::length).toArray();
    for (var row : rows) {
      for (var column = 0; column < row.length; column++) {
        widths[column] = Math.max(widths[column], Texts.length(row[column]));
      }
    }
    return widths;
  }

  private int widest(int[] widths) {
    var widest = 0;
    for (var column = 1; column < widths.length; column++) {
      widest = widths[column] > widths[widest] ? column : widest;
    }
    return widest;
  }

  private boolean isNumbers(int column) {
    return rows.stream().allMatch(row -> row[column].matches("[-~$€£¥₹A-Z ]*[0-9][0-9,.]*"))
        && !rows.isEmpty();
  }

  /// What people typed must not steer the terminal.
  private static String inOneLine(String cell) {
    return cell.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ");
  }
}
