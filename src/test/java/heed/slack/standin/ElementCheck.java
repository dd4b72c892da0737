package heed.slack.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What Slack refuses in the elements that people press and fill in.
final class ElementCheck {
  private static final Set<String> PRESSED =
      Set.of(
          "button",
          "overflow",
          "static_select",
          "external_select",
          "checkboxes",
          "radio_buttons",
          "datepicker");
  private static final Set<String> FILLED =
      Set.of(
          "plain_text_input",
          "static_select",
          "external_select",
          "checkboxes",
          "radio_buttons",
          "datepicker");

  private final Findings found;

  ElementCheck(Findings found) {
    this.found = found;
  }

  /// An element of an actions block, or beside a section.
  void pressable(JsonNode element) {
    element(element, PRESSED, "pressed");
  }

  /// The element of an input.
  void fillable(JsonNode element) {
    element(element, FILLED, "filled in");
  }

  /// What a typeahead answers: options or groups of them.
  void offered(JsonNode answer) {
    found.that(answer.has("options") != answer.has("option_groups"), "options or option_groups");
    choices(answer, "typeahead", 0, 100);
  }

  private void element(JsonNode element, Set<String> allowed, String how) {
    var type = element.path("type").asString("");
    found.that(allowed.contains(type), "element type " + type + " cannot be " + how);
    found.atMost(element.path("action_id"), 255, "action_id");
    found.that(!element.path("action_id").asString("").isEmpty(), "action_id is empty");
    found.optionalPlain(element.path("placeholder"), 150, "placeholder");
    if (element.has("confirm")) {
      confirm(element.path("confirm"));
    }
    switch (type) {
      case "button" -> button(element);
      case "static_select" -> choices(element, type, 1, 100);
      case "overflow" -> choices(element, type, 1, 5);
      case "checkboxes", "radio_buttons" -> choices(element, type, 1, 10);
      case "external_select" -> typeahead(element);
      case "plain_text_input" -> textInput(element);
      case "datepicker" ->
          found.that(
              element.path("initial_date").asString("2026-01-01").matches("\\d{4}-\\d\\d-\\d\\d"),
              "initial_date");
      default -> {}
    }
  }

  private void button(JsonNode button) {
    found.plain(button.path("text"), 75, "button");
    found.atMost(button.path("value"), 2000, "button value");
    found.atMost(button.path("url"), 3000, "button url");
    found.atMost(button.path("accessibility_label"), 75, "accessibility_label");
    style(button, "button style");
  }

  private void style(JsonNode object, String where) {
    found.that(Set.of("", "primary", "danger").contains(object.path("style").asString("")), where);
  }

  private void confirm(JsonNode confirm) {
    found.plain(confirm.path("title"), 100, "confirm title");
    found.plain(confirm.path("text"), 300, "confirm text");
    found.plain(confirm.path("confirm"), 30, "confirm button");
    found.plain(confirm.path("deny"), 30, "deny button");
    style(confirm, "confirm style");
  }

  private void typeahead(JsonNode element) {
    found.that(element.path("min_query_length").asInt(0) >= 0, "min_query_length");
    if (element.has("initial_option")) {
      option(element.path("initial_option"));
    }
  }

  private void textInput(JsonNode element) {
    var most = element.path("max_length").asInt(3000);
    var least = element.path("min_length").asInt(0);
    found.that(most > 0 && most <= 3000, "max_length");
    found.that(least >= 0 && least <= most, "min_length");
    found.atMost(element.path("initial_value"), most, "initial_value");
  }

  private void choices(JsonNode element, String type, int least, int most) {
    var all = new ArrayList<JsonNode>();
    if (element.has("option_groups")) {
      found.that(!element.has("options"), "options and option_groups");
      found.that(
          type.equals("static_select") || type.equals("typeahead"), "option_groups of " + type);
      found.between(least, element.path("option_groups").size(), 100, "option groups of " + type);
      for (var group : element.path("option_groups")) {
        found.plain(group.path("label"), 75, "label of a group");
        found.between(1, group.path("options").size(), 100, "options of a group");
        group.path("options").forEach(all::add);
      }
    } else {
      found.between(least, element.path("options").size(), most, "options of " + type);
      element.path("options").forEach(all::add);
    }
    all.forEach(this::option);
    chosen(element, all);
  }

  private void chosen(JsonNode element, List<JsonNode> all) {
    if (element.has("initial_option")) {
      found.that(all.contains(element.path("initial_option")), "initial_option is no option");
    }
    for (var initial : element.path("initial_options")) {
      found.that(all.contains(initial), "initial_options are no options");
    }
    var values = all.stream().map(option -> option.path("value").asString("")).toList();
    found.that(values.size() == Set.copyOf(values).size(), "an option value twice");
  }

  private void option(JsonNode option) {
    found.text(option.path("text"), 75, "option");
    found.atMost(option.path("value"), 150, "option value");
    found.that(!option.path("value").asString("").isEmpty(), "option value is empty");
    if (option.has("description")) {
      found.text(option.path("description"), 75, "option description");
    }
  }
}
