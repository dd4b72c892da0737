package heed.intake;

import heed.platform.FieldError;
import heed.platform.Fields;
import heed.platform.Nearest;
import heed.platform.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which cell of a row holds which field, as the header row says.
final class Columns {
  /// Longest unknown name worth repeating in a complaint.
  private static final int SHOWN = 40;

  private final List<String> names;
  private final Map<String, Integer> cellOfField = new HashMap<>();

  private Columns(List<String> names) {
    this.names = names;
    for (var i = 0; i < names.size(); i++) {
      cellOfField.put(fieldOf(names.get(i)), i);
    }
  }

  /// Reads the header row.
  ///
  /// @throws Refused with every column that is missing, unknown or there twice
  static Columns of(Kind kind, CsvRows.Row header) {
    if (header.problem() != null) {
      throw Refused.because(Refused.Kind.INVALID, "The header cannot be read. " + header.problem());
    }
    var names = header.cells().stream().map(String::strip).toList();
    var problems = new ArrayList<FieldError>();
    var seen = new HashSet<String>();
    for (var name : names) {
      if (!kind.required().contains(name) && !kind.optional().contains(name)) {
        problems.add(new FieldError(shown(name), unknown(kind, name)));
      } else if (!seen.add(name)) {
        problems.add(new FieldError(name, "The column " + name + " is there twice."));
      }
    }
    for (var name : kind.required()) {
      if (!seen.contains(name)) {
        problems.add(new FieldError(name, "The column " + name + " is missing."));
      }
    }
    if (!problems.isEmpty()) {
      throw Refused.fields(problems);
    }
    return new Columns(names);
  }

  int count() {
    return names.size();
  }

  /// Whether the file says anything of a field, named as in the API.
  boolean have(String field) {
    return cellOfField.containsKey(field);
  }

  /// The name of the column at a place, counted from 0.
  String name(int cell) {
    return names.get(cell);
  }

  /// The cells of a row as fields.
  Fields.Source of(List<String> cells) {
    return new Fields.Source() {
      @Override
      public Fields.Raw value(String field) {
        var cell = cellOfField.get(field);
        return cell == null ? new Fields.Raw.Absent() : new Fields.Raw.Text(cells.get(cell), true);
      }

      @Override
      public String nameOf(String field) {
        return columnOf(field);
      }
    };
  }

  /// `renewalDate` stands in the column `renewal_date`.
  static String columnOf(String field) {
    return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static String fieldOf(String column) {
    var field = new StringBuilder(column);
    for (var gap = field.indexOf("_"); gap >= 0; gap = field.indexOf("_")) {
      field.deleteCharAt(gap);
      field.setCharAt(gap, Character.toUpperCase(field.charAt(gap)));
    }
    return field.toString();
  }

  private static String unknown(Kind kind, String name) {
    if (name.isEmpty()) {
      return "A column has no name.";
    }
    if (name.contains(";") || name.contains("\t")) {
      return "The columns are not separated by commas.";
    }
    var known = new ArrayList<>(kind.required());
    known.addAll(kind.optional());
    return "There is no column "
        + shown(name)
        + " in "
        + kind.word()
        + ". "
        + Nearest.to(name, known)
            .map(near -> "Did you mean " + near + "?")
            .orElse("The columns are " + String.join(", ", known) + ".");
  }

  private static String shown(String name) {
    var clipped = heed.platform.Texts.clip(name, SHOWN);
    return clipped.replaceAll("\\p{Cntrl}", "�");
  }
}
