package heed.slack.standin;

import heed.platform.Json;
import heed.platform.Texts;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What Slack refuses in messages and views: structure, and every limit, counted in code points.
/// Only what this product may send is known here; any other block or element is a mistake.
public final class BlockKitCheck {
  /// How the sentences begin for which Slack has an error code of its own.
  private static final List<String> CODES =
      List.of("no_text", "msg_too_long", "msg_blocks_too_long", "view_too_large");

  private static final int MESSAGE_BLOCKS = 50;
  private static final int VIEW_BLOCKS = 100;

  /// Slack's undocumented limit on all texts of a message together.
  private static final int MESSAGE_TEXT = 13_200;

  private static final int POSTED_TEXT = 40_000;
  private static final int UPDATED_TEXT = 4_000;
  private static final int VIEW_BYTES = 250_000;
  private static final Set<String> IN_MESSAGES =
      Set.of("section", "header", "divider", "context", "actions", "image", "rich_text");
  private static final Set<String> IN_VIEWS =
      Set.of("section", "header", "divider", "context", "actions", "image", "rich_text", "input");

  private final Findings found = new Findings();
  private final ElementCheck elements = new ElementCheck(found);

  private BlockKitCheck() {}

  /// What is wrong with a new message, in sentences; empty when Slack would take it.
  public static List<String> message(String text, JsonNode blocks) {
    return message(text, blocks, POSTED_TEXT);
  }

  /// What is wrong with a message that takes the place of another; its text must be shorter.
  public static List<String> update(String text, JsonNode blocks) {
    return message(text, blocks, UPDATED_TEXT);
  }

  private static List<String> message(String text, JsonNode blocks, int longest) {
    var check = new BlockKitCheck();
    check.found.that(
        !text.isBlank() || (blocks.isArray() && !blocks.isEmpty()),
        "no_text: neither text nor blocks");
    check.found.that(Texts.length(text) <= longest, "msg_too_long: the top-level text");
    if (!blocks.isNull() && !blocks.isMissingNode()) {
      check.blocks(blocks, MESSAGE_BLOCKS, IN_MESSAGES);
      check.found.that(
          check.found.length() <= MESSAGE_TEXT, "msg_blocks_too_long: all blocks together");
    }
    return check.found.problems();
  }

  /// What is wrong with a modal or a Home view.
  public static List<String> view(JsonNode view) {
    var check = new BlockKitCheck();
    check.frame(view);
    check.blocks(view.path("blocks"), VIEW_BLOCKS, IN_VIEWS);
    return check.found.problems();
  }

  /// What is wrong with the answer to a typeahead.
  public static List<String> typeahead(JsonNode answer) {
    var check = new BlockKitCheck();
    check.elements.offered(answer);
    return check.found.problems();
  }

  /// What is wrong with the options that answer a typeahead.
  public static List<String> options(JsonNode options) {
    return typeahead(Json.treeOf(java.util.Map.of("options", options)));
  }

  /// The code that Slack refuses with.
  ///
  /// @param otherwise the code for mistakes in blocks
  static String code(List<String> problems, String otherwise) {
    return problems.stream()
        .flatMap(problem -> CODES.stream().filter(code -> problem.startsWith(code + ":")))
        .findFirst()
        .orElse(otherwise);
  }

  private void frame(JsonNode view) {
    var modal = view.path("type").asString("").equals("modal");
    found.that(modal || view.path("type").asString("").equals("home"), "view type");
    found.that(Json.bytes(view).length <= VIEW_BYTES, "view_too_large: " + VIEW_BYTES + " bytes");
    if (modal) {
      found.plain(view.path("title"), 24, "title");
      found.optionalPlain(view.path("submit"), 24, "submit");
      found.optionalPlain(view.path("close"), 24, "close");
    }
    found.atMost(view.path("private_metadata"), 3000, "private_metadata");
    found.atMost(view.path("callback_id"), 255, "callback_id");
    found.atMost(view.path("external_id"), 255, "external_id");
    var asks =
        view.path("blocks")
            .valueStream()
            .anyMatch(block -> block.path("type").asString("").equals("input"));
    found.that(!asks || !modal || view.has("submit"), "a modal with inputs needs submit");
  }

  private void blocks(JsonNode blocks, int most, Set<String> allowed) {
    found.that(blocks.isArray(), "blocks are no list");
    found.that(blocks.size() <= most, "more than " + most + " blocks");
    for (var block : blocks) {
      var type = block.path("type").asString("");
      found.that(allowed.contains(type), "block type " + type + " is not allowed here");
      found.blockId(block.path("block_id"));
      block(block, type);
    }
  }

  private void block(JsonNode block, String type) {
    switch (type) {
      case "section" -> section(block);
      case "header" -> found.plain(block.path("text"), 150, "header");
      case "context" -> context(block);
      case "actions" -> actions(block);
      case "input" -> input(block);
      case "image" -> image(block);
      case "rich_text" -> new RichTextCheck(found).block(block);
      default -> {}
    }
  }

  private void section(JsonNode block) {
    found.that(block.has("text") || block.has("fields"), "section without text");
    if (block.has("text")) {
      found.text(block.path("text"), 3000, "section");
    }
    if (block.has("fields")) {
      found.between(1, block.path("fields").size(), 10, "fields");
    }
    for (var field : block.path("fields")) {
      found.text(field, 2000, "field");
    }
    if (block.has("accessory")) {
      elements.pressable(block.path("accessory"));
    }
  }

  private void context(JsonNode block) {
    found.between(1, block.path("elements").size(), 10, "context elements");
    for (var element : block.path("elements")) {
      if (element.path("type").asString("").equals("image")) {
        image(element);
      } else {
        found.text(element, 3000, "context");
      }
    }
  }

  private void actions(JsonNode block) {
    found.between(1, block.path("elements").size(), 25, "actions elements");
    var ids = new java.util.HashSet<String>();
    for (var element : block.path("elements")) {
      found.that(ids.add(element.path("action_id").asString("")), "action_id twice in a block");
      elements.pressable(element);
    }
  }

  private void input(JsonNode block) {
    found.plain(block.path("label"), 2000, "label");
    found.optionalPlain(block.path("hint"), 2000, "hint");
    elements.fillable(block.path("element"));
  }

  private void image(JsonNode image) {
    found.that(!image.path("alt_text").asString("").isBlank(), "image without alt_text");
    found.atMost(image.path("alt_text"), 2000, "alt_text");
    found.that(image.path("image_url").asString("").startsWith("https://"), "image_url");
    found.atMost(image.path("image_url"), 3000, "image_url");
  }
}
