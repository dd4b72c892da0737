package heed.loop.template;

import heed.loop.template.Template.Line;
import heed.loop.template.Template.Part;
import heed.platform.Nearest;
import heed.platform.Refused;
import heed.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a template, and says of each mistake where it is. Used once.
final class TemplateReader {
  private static final int MOST_PROBLEMS = 5;
  private static final int SHOWN = 40;
  private static final String MARKS = "{}[]|\\";

  private final String[] lines;
  private final List<String> problems = new ArrayList<>();
  private String line = "";
  private int number;
  private int at;

  TemplateReader(String text) {
    lines = text.replace("\r\n", "\n").strip().split("\n", -1);
  }

  /// @throws Refused with the first few mistakes
  List<Line> read() {
    var read = new ArrayList<Line>();
    for (var each : lines) {
      number++;
      line = each.stripTrailing();
      at = 0;
      read.add(line(read.isEmpty() ? null : read.getLast()));
    }
    if (!problems.isEmpty()) {
      throw Refused.field(
          "text", String.join(" ", problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()))));
    }
    return read;
  }

  private Line line(@Nullable Line above) {
    var standIn = line.startsWith("|");
    if (standIn) {
      if (above == null || above.parts().isEmpty()) {
        complain(0, "there is no line above for which this one could stand in.");
      } else if (above.needs().isEmpty()) {
        complain(0, "the line above has no field outside of […], so it is never left out.");
      }
      at = line.startsWith("| ") ? 2 : 1;
    }
    return new Line(standIn, parts(false));
  }

  /// @param within whether inside of square brackets, which end it
  private List<Part> parts(boolean within) {
    var parts = new ArrayList<Part>();
    var words = new StringBuilder();
    while (at < line.length() && !(within && line.charAt(at) == ']')) {
      var mark = line.charAt(at);
      if (mark == '\\' && at + 1 < line.length() && MARKS.indexOf(line.charAt(at + 1)) >= 0) {
        words.append(line.charAt(at + 1));
        at += 2;
      } else if (mark == '{') {
        flush(words, parts);
        field(parts);
      } else if (mark == '[') {
        flush(words, parts);
        maybe(parts, within);
      } else {
        if (mark == '}' || mark == ']') {
          complain(at, mark + " has no beginning; write \\" + mark + " for the mark itself.");
        }
        words.append(mark);
        at++;
      }
    }
    flush(words, parts);
    return parts;
  }

  private void field(List<Part> parts) {
    var from = at;
    var end = line.indexOf('}', from);
    if (end < 0) {
      complain(from, "{ is not closed; write \\{ for the mark itself.");
      at = line.length();
      return;
    }
    var name = line.substring(from + 1, end);
    TemplateField.named(name)
        .ifPresentOrElse(
            field -> parts.add(new Part.Place(field)),
            () -> complain(from, "there is no field {" + shown(name) + "}." + hint(name)));
    at = end + 1;
  }

  private void maybe(List<Part> parts, boolean within) {
    var from = at;
    if (within) {
      complain(from, "[…] may not stand in another one.");
    }
    at++;
    var inner = parts(true);
    if (at >= line.length()) {
      complain(from, "[ is not closed in its line; write \\[ for the mark itself.");
      return;
    }
    at++;
    if (Template.fieldsOf(inner).isEmpty() && problems.isEmpty()) {
      complain(from, "[…] has no field, so it is never left out; write \\[ for the mark itself.");
    }
    parts.add(new Part.Maybe(inner));
  }

  private static void flush(StringBuilder words, List<Part> parts) {
    if (!words.isEmpty()) {
      parts.add(new Part.Words(words.toString()));
      words.setLength(0);
    }
  }

  private void complain(int index, String trouble) {
    problems.add(
        "Line " + number + ", character " + (line.codePointCount(0, index) + 1) + ": " + trouble);
  }

  private static String shown(String name) {
    return Texts.clip(name.replaceAll("\\p{Cntrl}", "?"), SHOWN);
  }

  private static String hint(String name) {
    return Nearest.to(name, TemplateField.words())
        .map(near -> " Did you mean {" + near + "}?")
        .orElse(" There are {" + String.join("}, {", TemplateField.words()) + "}.");
  }
}
