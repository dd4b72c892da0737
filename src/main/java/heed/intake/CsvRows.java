package heed.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads RFC 4180, strictly and one row at a time: cells part at commas, rows at LF or CRLF. What a
/// forgiving reader would guess at (a quote that is never closed, text after a closing quote, lines
/// that end in a lone carriage return) is a problem of its row, and reading goes on behind it.
final class CsvRows {
  /// Longest cell kept, in UTF-16 units: more than any field takes, and little beside a small heap.
  static final int LONGEST_CELL = 100_000;

  /// Most cells kept of a row; no kind of file has that many columns.
  private static final int MOST_CELLS = 100;

  private static final int END = -1;

  /// A row as it stands in the file.
  ///
  /// @param line the line on which it starts; the first is 1
  /// @param problem why it cannot be read, or null
  /// @param problemCell the cell that the problem is in, counted from 0, or -1 for the whole row
  record Row(int line, List<String> cells, @Nullable String problem, int problemCell) {}

  private final Reader text;
  private final char[] buffer = new char[8192];
  private int position;
  private int filled;
  private int line = 1;
  private final StringBuilder cell = new StringBuilder();
  private List<String> cells = new ArrayList<>();
  private @Nullable String problem;
  private int problemCell;

  CsvRows(Reader text) {
    this.text = text;
  }

  /// The line that reading has come to.
  int line() {
    return line;
  }

  /// The next row that is not an empty line, or null at the end.
  @Nullable Row next() throws IOException {
    while (true) {
      var start = line;
      if (peek() == END) {
        return null;
      }
      cells = new ArrayList<>();
      problem = null;
      problemCell = -1;
      while (readCell()) {
        // until the last cell of the row
      }
      if (cells.size() > 1 || !cells.getFirst().isEmpty() || problem != null) {
        return new Row(start, cells, problem, problemCell);
      }
    }
  }

  /// Reads a cell and what ends it.
  ///
  /// @return whether another cell of the same row follows
  private boolean readCell() throws IOException {
    cell.setLength(0);
    if (peek() == '"') {
      position++;
      readQuoted();
    }
    while (true) {
      var c = read();
      switch (c) {
        case ',' -> {
          endCell();
          return true;
        }
        case '\n', END -> {
          endCell();
          return false;
        }
        case '\r' -> {
          endCell();
          endAtCarriageReturn();
          return false;
        }
        default -> append(c);
      }
    }
  }

  private void readQuoted() throws IOException {
    while (true) {
      var c = read();
      if (c == END) {
        complain("A quote is opened in this row and never closed.", -1);
        return;
      }
      if (c != '"') {
        append(c);
      } else if (peek() == '"') {
        position++;
        append('"');
      } else {
        complainOfTextBehindQuote();
        return;
      }
    }
  }

  private void complainOfTextBehindQuote() throws IOException {
    var next = peek();
    if (next != ',' && next != '\n' && next != '\r' && next != END) {
      complain(
          "Text follows a closing quote. A quote inside a quoted cell is written twice.",
          cells.size());
    }
  }

  private void endAtCarriageReturn() throws IOException {
    if (peek() == '\n') {
      read();
    } else {
      line++;
      complain(
          "The line ends in a lone carriage return. Save the file with LF or CRLF line ends.", -1);
    }
  }

  private void append(int c) {
    if (cell.length() < LONGEST_CELL) {
      cell.append((char) c);
    } else {
      complain("The cell is longer than 100,000 characters.", cells.size());
    }
  }

  private void endCell() {
    if (cells.size() < MOST_CELLS) {
      cells.add(cell.toString());
    }
  }

  /// Only the first problem of a row is kept: the others often follow from it.
  private void complain(String sentence, int cell) {
    if (problem == null) {
      problem = sentence;
      problemCell = cell;
    }
  }

  private int peek() throws IOException {
    if (position == filled) {
      position = 0;
      filled = Math.max(0, text.read(buffer, 0, buffer.length));
    }
    return position == filled ? END : buffer[position];
  }

  private int read() throws IOException {
    var c = peek();
    if (c != END) {
      position++;
      line += c == '\n' ? 1 : 0;
    }
    return c;
  }
}
