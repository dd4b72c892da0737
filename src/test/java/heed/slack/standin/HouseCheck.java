package heed.slack.standin;

import heed.platform.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What we ask of every message and view beyond what Slack refuses: nothing is parsed that people
/// may have written, a screen reader gets the whole message and can tell buttons apart.
public final class HouseCheck {
  private static final Pattern MARKUP =
      Pattern.compile("(?s).*(<[@#!]|<https?:|@here|@channel|@everyone).*");
  private static final int SHORTEST = 8;

  private final List<String> problems = new ArrayList<>();
  private final Map<String, String> spoken = new HashMap<>();

  private HouseCheck() {}

  /// Of everything that the product has sent so far, each with what it is.
  public static List<String> of(FakeSlack slack) {
    var problems = new ArrayList<String>();
    for (var call : slack.calls(call -> call.method().startsWith("chat."))) {
      var found = message(call.argument("text"), call.json("blocks"));
      if (!"none".equals(call.argument("parse"))) {
        found.add("parse is not none");
      }
      found.forEach(problem -> problems.add(call.method() + ": " + problem));
    }
    for (var answer : slack.responses()) {
      var body = Json.tree(answer.argument("body"));
      message(body.path("text").asString(""), body.path("blocks"))
          .forEach(problem -> problems.add("response_url: " + problem));
    }
    for (var view : slack.workspace().views()) {
      view(view.json()).forEach(problem -> problems.add("view: " + problem));
    }
    return problems.stream().distinct().toList();
  }

  /// Of one message, or of the answer to a command.
  public static List<String> message(String text, JsonNode blocks) {
    var check = new HouseCheck();
    check.that(text.length() >= SHORTEST, "text: says too little");
    check.that(!MARKUP.matcher(text).matches(), "text: a ping or a link");
    check.that(!blocks.isMissingNode() && !blocks.isNull(), "no blocks, so the text is parsed");
    check.walk(blocks);
    return check.problems;
  }

  public static List<String> view(JsonNode view) {
    var check = new HouseCheck();
    check.walk(view);
    var ids = new HashSet<String>();
    for (var block : view.path("blocks")) {
      if (block.path("type").asString("").equals("input")) {
        check.that(block.has("block_id"), "an input without block_id");
        check.that(
            ids.add(block.path("element").path("action_id").asString("")),
            "action_id twice in a view");
      }
    }
    return check.problems;
  }

  private void walk(JsonNode node) {
    switch (node.path("type").asString("")) {
      case "mrkdwn" -> problems.add("mrkdwn");
      case "plain_text" -> that(!node.path("emoji").asBoolean(true), "plain text with emoji");
      case "button" -> button(node);
      default -> {}
    }
    node.forEach(this::walk);
  }

  private void button(JsonNode button) {
    var label = button.path("text").path("text").asString("");
    var said = button.path("accessibility_label").asString(label);
    var what = button.path("action_id").asString("") + " " + button.path("value").asString("");
    var other = spoken.put(said, what);
    // Names that differ only beyond what Slack takes cannot be told apart.
    that(
        other == null || other.equals(what) || said.endsWith("…"),
        "two buttons are spoken alike: " + said);
  }

  private void that(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }
}
