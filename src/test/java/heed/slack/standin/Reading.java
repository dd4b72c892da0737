package heed.slack.standin;

import heed.platform.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What a person reads in blocks, as plain lines. A quotation is marked with `> `, a button stands
/// in brackets.
public final class Reading {
  private Reading() {}

  /// Of the blocks of a message or a view, or of a whole view.
  public static String of(JsonNode blocks) {
    var list = blocks.has("blocks") ? blocks.path("blocks") : blocks;
    var lines = new ArrayList<String>();
    for (var block : list) {
      lines.add(block(block));
    }
    return String.join("\n", lines);
  }

  /// Of the answer to a command, or of what was said to a response address.
  public static String ofAnswer(String body) {
    return of(Json.tree(body));
  }

  /// Of a message that was posted.
  public static String of(Call call) {
    return of(call.json("blocks"));
  }

  private static String block(JsonNode block) {
    return switch (block.path("type").asString("")) {
      case "rich_text" -> joined(block.path("elements"), "\n", Reading::part);
      case "section" ->
          text(block.path("text")) + joined(block.path("fields"), "\n", Reading::text);
      case "header" -> text(block.path("text"));
      case "context" -> joined(block.path("elements"), " ", Reading::text);
      case "actions" -> joined(block.path("elements"), " ", Reading::element);
      case "input" -> text(block.path("label")) + ": " + element(block.path("element"));
      default -> "";
    };
  }

  private static String part(JsonNode part) {
    var text = joined(part.path("elements"), "", Reading::run);
    return part.path("type").asString("").equals("rich_text_quote")
        ? "> " + text.replace("\n", "\n> ")
        : text;
  }

  private static String run(JsonNode run) {
    return switch (run.path("type").asString("")) {
      case "user" -> "@" + run.path("user_id").asString("");
      case "link" -> run.path("text").asString(run.path("url").asString(""));
      default -> run.path("text").asString("");
    };
  }

  private static String element(JsonNode element) {
    var shown = new ArrayList<String>();
    if (element.has("text")) {
      shown.add("[" + text(element.path("text")) + "]");
    }
    if (element.has("initial_value")) {
      shown.add(element.path("initial_value").asString(""));
    }
    for (var option : element.path("options")) {
      shown.add("(" + text(option.path("text")) + ")");
    }
    if (element.has("initial_option")) {
      shown.add("=" + text(element.path("initial_option").path("text")));
    }
    return String.join(" ", shown);
  }

  private static String text(JsonNode text) {
    var said = text.path("text").asString("");
    return text.path("type").asString("").equals("mrkdwn")
        ? said.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        : said;
  }

  private static String joined(
      JsonNode list, String between, java.util.function.Function<JsonNode, String> words) {
    List<String> all = new ArrayList<>();
    list.forEach(each -> all.add(words.apply(each)));
    return String.join(between, all);
  }
}
