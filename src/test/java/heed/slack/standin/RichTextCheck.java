package heed.slack.standin;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What Slack refuses in rich text.
final class RichTextCheck {
  private static final Set<String> STYLES = Set.of("bold", "italic", "strike", "code");

  private final Findings found;

  RichTextCheck(Findings found) {
    this.found = found;
  }

  void block(JsonNode block) {
    found.that(!block.path("elements").isEmpty(), "rich text without elements");
    for (var part : block.path("elements")) {
      part(part);
    }
  }

  private void part(JsonNode part) {
    found.that(!part.path("elements").isEmpty(), "part of rich text without elements");
    switch (part.path("type").asString("")) {
      case "rich_text_section", "rich_text_quote" -> part.path("elements").forEach(this::run);
      case "rich_text_preformatted" -> {
        for (var run : part.path("elements")) {
          found.that(run.path("style").isMissingNode(), "style in preformatted text");
          run(run);
        }
      }
      case "rich_text_list" -> {
        found.that(
            Set.of("bullet", "ordered").contains(part.path("style").asString("")), "list style");
        part.path("elements").forEach(this::part);
      }
      default -> found.that(false, "part of rich text: " + part.path("type").asString(""));
    }
  }

  private void run(JsonNode run) {
    switch (run.path("type").asString("")) {
      case "text" -> letters(run.path("text"));
      case "link" -> {
        found.atMost(run.path("url"), 3000, "link url");
        found.that(run.path("url").asString("").matches("(?s)https?://.+"), "link url");
        if (run.has("text")) {
          letters(run.path("text"));
        }
      }
      case "user" ->
          found.that(run.path("user_id").asString("").matches("[UW][A-Z0-9]+"), "user_id");
      case "emoji" -> found.that(run.path("name").asString("").matches("[a-z0-9_+-]+"), "emoji");
      default -> found.that(false, "run of rich text: " + run.path("type").asString(""));
    }
    for (var style : run.path("style").propertyNames()) {
      found.that(STYLES.contains(style), "style " + style);
    }
  }

  private void letters(JsonNode text) {
    found.that(text.isString() && !text.asString("").isEmpty(), "run of rich text without text");
    found.written(text.asString(""));
  }
}
