package heed.slack.standin;

import heed.platform.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What Slack refuses in blocks and views: structure, and every limit, counted in code points.
public final class BlockKitCheck {
  private static final int MESSAGE_BLOCKS = 50;
  private static final int VIEW_BLOCKS = 100;

  /// Slack's undocumented limit on all texts of a message together.
  private static final int MESSAGE_TEXT = 13_200;

  private static final int TOP_TEXT = 40_000;
  private static final int VIEW_BYTES = 250_000;
  private static final Set<String> IN_MESSAGES =
      Set.of("section", "header", "divider", "context", "actions", "image", "rich_text");
  private static final Set<String> IN_VIEWS =
      Set.of("section", "header", "divider", "context", "actions", "image", "rich_text", "input");
  private static final Set<String> INPUTS =
      Set.of(
          "plain_text_input",
          "static_select",
          "external_select",
          "checkboxes",
          "radio_buttons",
          "datepicker");
  private static final Map<String, Integer> LONGEST =
      Map.of("section", 3000, "header", 150, "context", 3000, "label", 2000, "hint", 2000);

  private final List<String> problems = new ArrayList<>();
  private final Set<String> blockIds = new HashSet<>();
  private int textLength;

  private BlockKitCheck() {}

  /// What is wrong with a message, in sentences; empty when Slack would take it.
  public static List<String> message(String text, JsonNode blocks) {
    var check = new BlockKitCheck();
    check.topText(text);
    if (!blocks.isNull()) {
      check.blocks(blocks, MESSAGE_BLOCKS, IN_MESSAGES);
      check.that(check.textLength <= MESSAGE_TEXT, "all blocks together are too long");
    }
    return check.problems;
  }

  /// What is wrong with a modal or a Home view.
  public static List<String> view(JsonNode view) {
    var check = new BlockKitCheck();
    var modal = view.path("type").asString("").equals("modal");
    check.that(modal || view.path("type").asString("").equals("home"), "view type");
    check.that(Json.write(view).length() <= VIEW_BYTES, "view_too_large");
    if (modal) {
      check.plain(view.path("title"), 24, "title");
      check.optionalPlain(view.path("submit"), 24, "submit");
      check.optionalPlain(view.path("close"), 24, "close");
    }
    check.atMost(view.path("private_metadata"), 3000, "private_metadata");
    check.atMost(view.path("callback_id"), 255, "callback_id");
    var hasInput = false;
    for (var block : view.path("blocks")) {
      hasInput |= block.path("type").asString("").equals("input");
    }
    check.that(!hasInput || !modal || view.has("submit"), "a modal with inputs needs submit");
    check.blocks(view.path("blocks"), VIEW_BLOCKS, IN_VIEWS);
    return check.problems;
  }

  private void topText(String text) {
    that(!text.isBlank(), "top-level text is missing");
    that(!text.equalsIgnoreCase("new message"), "top-level text says nothing");
    that(length(text) <= TOP_TEXT, "top-level text is too long");
  }

  private void blocks(JsonNode blocks, int most, Set<String> allowed) {
    that(blocks.isArray(), "blocks are no list");
    that(blocks.size() <= most, "more than " + most + " blocks");
    for (var block : blocks) {
      var type = block.path("type").asString("");
      that(allowed.contains(type), "block type " + type + " is not allowed here");
      atMost(block.path("block_id"), 255, "block_id");
      if (block.has("block_id")) {
        that(blockIds.add(block.path("block_id").asString("")), "block_id twice");
      }
      block(block, type);
    }
  }

  private void block(JsonNode block, String type) {
    switch (type) {
      case "section" -> section(block);
      case "header" -> plain(block.path("text"), LONGEST.getOrDefault(type, 0), "header");
      case "context" -> context(block);
      case "actions" -> actions(block);
      case "input" -> input(block);
      case "image" -> {
        that(!block.path("alt_text").asString("").isBlank(), "image without alt_text");
        atMost(block.path("alt_text"), 2000, "alt_text");
      }
      default -> {}
    }
  }

  private void section(JsonNode block) {
    that(block.has("text") || block.has("fields"), "section without text");
    if (block.has("text")) {
      text(block.path("text"), 3000, "section");
    }
    that(block.path("fields").size() <= 10, "more than 10 fields");
    for (var field : block.path("fields")) {
      text(field, 2000, "field");
    }
    if (block.has("accessory")) {
      element(block.path("accessory"), new HashSet<>());
    }
  }

  private void context(JsonNode block) {
    var elements = block.path("elements");
    that(!elements.isEmpty() && elements.size() <= 10, "context elements");
    for (var element : elements) {
      if (!element.path("type").asString("").equals("image")) {
        text(element, 3000, "context");
      }
    }
  }

  private void actions(JsonNode block) {
    var elements = block.path("elements");
    that(!elements.isEmpty() && elements.size() <= 25, "actions elements");
    var ids = new HashSet<String>();
    for (var element : elements) {
      element(element, ids);
    }
  }

  private void input(JsonNode block) {
    plain(block.path("label"), 2000, "label");
    optionalPlain(block.path("hint"), 2000, "hint");
    var type = block.path("element").path("type").asString("");
    that(INPUTS.contains(type), "input element " + type);
    element(block.path("element"), new HashSet<>());
  }

  private void element(JsonNode element, Set<String> ids) {
    var id = element.path("action_id").asString("");
    that(!id.isEmpty() && length(id) <= 255, "action_id");
    that(ids.add(id), "action_id twice in a block");
    optionalPlain(element.path("placeholder"), 150, "placeholder");
    var type = element.path("type").asString("");
    switch (type) {
      case "button" -> button(element);
      case "static_select", "checkboxes", "radio_buttons", "overflow" -> options(element, type);
      case "external_select" -> {
        that(element.path("min_query_length").asInt(0) >= 0, "min_query_length");
        if (element.has("initial_option")) {
          problems.addAll(options(Json.treeOf(List.of(element.path("initial_option")))));
        }
      }
      case "plain_text_input" -> {
        var most = element.path("max_length").asInt(3000);
        that(most > 0 && most <= 3000, "max_length");
        atMost(element.path("initial_value"), most, "initial_value");
      }
      case "datepicker" -> {}
      default -> that(false, "element type " + type);
    }
  }

  private void button(JsonNode button) {
    plain(button.path("text"), 75, "button");
    atMost(button.path("value"), 2000, "button value");
    atMost(button.path("url"), 3000, "button url");
    atMost(button.path("accessibility_label"), 75, "accessibility_label");
    that(
        !button.has("style")
            || Set.of("primary", "danger").contains(button.path("style").asString("")),
        "button style");
  }

  private void options(JsonNode element, String type) {
    var options = element.path("options");
    var most = type.equals("static_select") ? 100 : type.equals("overflow") ? 5 : 10;
    that(!options.isEmpty() && options.size() <= most, "options of " + type);
    problems.addAll(options(options));
  }

  /// What is wrong with a list of options.
  static List<String> options(JsonNode options) {
    var check = new BlockKitCheck();
    for (var option : options) {
      check.text(option.path("text"), 75, "option");
      var value = option.path("value").asString("");
      check.that(!value.isEmpty() && length(value) <= 150, "option value");
      check.atMost(option.path("description").path("text"), 75, "option description");
    }
    return check.problems;
  }

  private void text(JsonNode text, int most, String where) {
    var type = text.path("type").asString("");
    that(type.equals("mrkdwn") || type.equals("plain_text"), where + " text type");
    that(!type.equals("mrkdwn") || !text.has("emoji"), "emoji on mrkdwn");
    that(!type.equals("plain_text") || !text.has("verbatim"), "verbatim on plain text");
    lengthOf(text, most, where);
  }

  private void plain(JsonNode text, int most, String where) {
    that(text.path("type").asString("").equals("plain_text"), where + " must be plain text");
    lengthOf(text, most, where);
  }

  private void optionalPlain(JsonNode text, int most, String where) {
    if (!text.isMissingNode()) {
      plain(text, most, where);
    }
  }

  private void lengthOf(JsonNode text, int most, String where) {
    var value = text.path("text").asString("");
    textLength += length(value);
    that(!value.isEmpty(), where + " is empty");
    that(length(value) <= most, where + " is longer than " + most);
  }

  private void atMost(JsonNode text, int most, String where) {
    that(length(text.asString("")) <= most, where + " is longer than " + most);
  }

  private void that(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
