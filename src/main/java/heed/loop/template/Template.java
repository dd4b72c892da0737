package heed.loop.template;

import heed.platform.Refused;
import heed.platform.Texts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A text with places for facts. Four rules, made so that every fact may be unknown:
///
/// - `{date}` is a field.
/// - A line with an unknown field is left out.
/// - A part in `[square brackets]` is left out alone when a field in it is unknown.
/// - A line that begins with `|` stands in for the one above when that was left out.
///
/// A backslash before a mark takes its meaning away. What is filled in is never read as a template.
public final class Template {
  /// Longest template, in code points.
  public static final int LONGEST = 5000;

  /// A piece of a line.
  sealed interface Part {
    record Words(String text) implements Part {}

    record Place(TemplateField field) implements Part {}

    record Maybe(List<Part> parts) implements Part {}
  }

  /// @param standIn whether it is there for the line above
  record Line(boolean standIn, List<Part> parts) {
    /// The fields without which it is left out.
    Set<TemplateField> needs() {
      return fieldsOf(parts);
    }
  }

  private final List<Line> lines;

  private Template(List<Line> lines) {
    this.lines = List.copyOf(lines);
  }

  /// Reads a template.
  ///
  /// @throws Refused INVALID about the field `text`, naming the places where it is badly written
  public static Template of(String text) {
    if (Texts.length(text) > LONGEST) {
      throw Refused.field("text", "Text may have at most " + LONGEST + " characters.");
    }
    if (text.isBlank()) {
      throw Refused.field("text", "Text is empty. Remove the template to have ours again.");
    }
    return new Template(new TemplateReader(text).read());
  }

  /// The fields that it has anywhere.
  public Set<TemplateField> fields() {
    var fields = EnumSet.noneOf(TemplateField.class);
    for (var line : lines) {
      fields.addAll(line.needs());
      for (var part : line.parts()) {
        if (part instanceof Part.Maybe(var inner)) {
          fields.addAll(fieldsOf(inner));
        }
      }
    }
    return fields;
  }

  /// The text for one customer.
  ///
  /// @param values of the fields that are known
  public String fill(Map<TemplateField, String> values) {
    Predicate<TemplateField> known = values::containsKey;
    var filled = new ArrayList<String>();
    var spoken = false;
    for (var line : lines) {
      if (line.standIn() && spoken) {
        continue;
      }
      spoken = line.needs().stream().allMatch(known);
      if (spoken) {
        filled.add(filled(line.parts(), values));
      }
    }
    return withoutGaps(filled);
  }

  private static String filled(List<Part> parts, Map<TemplateField, String> values) {
    return parts.stream()
        .map(part ->
            switch (part) {
              case Part.Words(var text) -> text;
              case Part.Place(var field) -> values.getOrDefault(field, "");
              case Part.Maybe(var inner) ->
                  fieldsOf(inner).stream().allMatch(values::containsKey)
                      ? filled(inner, values)
                      : "";
            })
        .collect(Collectors.joining())
        .stripTrailing();
  }

  /// Paragraphs that were left out leave no gaps behind.
  private static String withoutGaps(List<String> lines) {
    var kept = new ArrayList<String>();
    for (var line : lines) {
      if (!line.isEmpty() || (!kept.isEmpty() && !kept.getLast().isEmpty())) {
        kept.add(line);
      }
    }
    return String.join("\n", kept).strip();
  }

  static Set<TemplateField> fieldsOf(List<Part> parts) {
    var fields = EnumSet.noneOf(TemplateField.class);
    for (var part : parts) {
      if (part instanceof Part.Place(var field)) {
        fields.add(field);
      }
    }
    return fields;
  }
}
