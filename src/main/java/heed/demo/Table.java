package heed.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table of the story: a text file of rows, cells between bars, notes after `#`.
record Table(List<Row> rows) {
  /// One row; an empty or missing cell is unknown.
  record Row(List<String> cells) {
    String text(int cell) {
      return cells.get(cell);
    }

    @Nullable String find(int cell) {
      return cell >= cells.size() || cells.get(cell).isEmpty() ? null : cells.get(cell);
    }

    @Nullable Integer number(int cell) {
      var text = find(cell);
      return text == null ? null : Integer.valueOf(text);
    }

    /// A decimal number in hundredths.
    @Nullable Integer hundredths(int cell) {
      var text = find(cell);
      return text == null ? null : new java.math.BigDecimal(text).movePointRight(2).intValueExact();
    }
  }

  static Table read(String name) {
    try (var in = Table.class.getResourceAsStream("/heed/demo/" + name + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks the demo's " + name);
      }
      return new Table(
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#") && !line.isBlank())
              .map(
                  line -> new Row(Arrays.stream(line.split("\\|", -1)).map(String::strip).toList()))
              .toList());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
