package heed.slack.standin;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Blocks as a page that looks about as they do in Slack, for pictures.
public final class SlackPage {
  private static final String STYLE =
      """
      body{margin:0;padding:20px;background:#fff;color:#1d1c1d;width:640px;box-sizing:border-box;
        font:15px/1.46 system-ui,"Helvetica Neue",Arial,"Noto Sans CJK SC",sans-serif}
      .from{display:flex;gap:10px}.face{flex:none;width:36px;height:36px;border-radius:8px;
        background:#3b5bdb;color:#fff;font:600 18px/36px sans-serif;text-align:center}
      .who{font-weight:700}.app{font-size:10px;background:#eee;color:#616061;border-radius:2px;
        padding:1px 4px;margin-left:5px;vertical-align:2px}
      .blocks{flex:1;min-width:0}.b{margin:8px 0;white-space:pre-wrap;overflow-wrap:anywhere}
      h2{font-size:18px;line-height:1.3;margin:14px 0 8px}hr{border:0;border-top:1px solid #ddd;
        margin:14px 0}blockquote{margin:4px 0;padding-left:12px;border-left:4px solid #ddd}
      code{font:13px ui-monospace,monospace;background:#f6f6f6;border:1px solid #ddd;
        border-radius:3px;color:#b3124a;padding:0 3px}
      .small{font-size:13px;color:#616061}.row{display:flex;flex-wrap:wrap;gap:8px}
      .button{border:1px solid #bbb;border-radius:6px;padding:4px 12px;font-weight:600;font-size:14px}
      .primary{background:#007a5a;border-color:#007a5a;color:#fff}.danger{color:#c92a2a;border-color:#c92a2a}
      .field{margin:14px 0}.label{font-weight:700;margin-bottom:4px}.opt{font-weight:400;color:#616061}
      .box{border:1px solid #999;border-radius:6px;padding:7px 11px;color:#616061;white-space:pre-wrap}
      .full{color:#1d1c1d}.lines{min-height:58px}.check{margin:3px 0}
      .modal{border:1px solid #ccc;border-radius:10px;box-shadow:0 4px 18px #0002;padding:0 22px 18px}
      .title{font-weight:800;font-size:20px;padding:16px 0 6px}.foot{justify-content:flex-end;margin-top:18px}
      """;

  private SlackPage() {}

  /// Of a message, an answer to a command, or a view.
  public static String of(JsonNode sent) {
    var blocks =
        sent.path("blocks").valueStream().map(SlackPage::block).collect(Collectors.joining("\n"));
    var body =
        switch (sent.path("type").asString("")) {
          case "modal" ->
              "<div class=modal><div class=title>%s</div>%s<div class='row foot'>%s%s</div></div>"
                  .formatted(
                      text(sent.path("title")),
                      blocks,
                      pressed("", sent.path("close")),
                      pressed("primary", sent.path("submit")));
          case "home" -> blocks;
          default ->
              "<div class=from><div class=face>H</div><div class=blocks><span class=who>Heed</span>"
                  + "<span class=app>APP</span>"
                  + blocks
                  + "</div></div>";
        };
    return "<!doctype html><html lang=en><meta charset=utf-8><title>Heed</title><style>"
        + STYLE
        + "</style><body>"
        + body
        + "<script>document.body.dataset.height = document.body.offsetHeight</script>"
        + "</body></html>";
  }

  private static String block(JsonNode block) {
    return switch (block.path("type").asString("")) {
      case "rich_text" -> "<div class=b>" + all(block, SlackPage::part) + "</div>";
      case "section" -> "<div class=b>" + text(block.path("text")) + "</div>";
      case "header" -> "<h2>" + text(block.path("text")) + "</h2>";
      case "context" -> "<div class='b small'>" + all(block, SlackPage::text) + "</div>";
      case "divider" -> "<hr>";
      case "actions" -> "<div class='b row'>" + all(block, SlackPage::element) + "</div>";
      case "input" ->
          "<div class=field><div class=label>%s%s</div>%s</div>"
              .formatted(
                  text(block.path("label")),
                  block.path("optional").asBoolean(false)
                      ? " <span class=opt>(optional)</span>"
                      : "",
                  element(block.path("element")));
      default -> throw new IllegalArgumentException("no picture of " + block.path("type"));
    };
  }

  private static String part(JsonNode part) {
    var words = all(part, SlackPage::run);
    return part.path("type").asString("").equals("rich_text_quote")
        ? "<blockquote>" + words + "</blockquote>"
        : "<div>" + words + "</div>";
  }

  private static String run(JsonNode run) {
    var text = escaped(run.path("text").asString(run.path("user_id").asString("")));
    if (run.path("style").path("code").asBoolean(false)) {
      text = "<code>" + text + "</code>";
    }
    return run.path("style").path("bold").asBoolean(false) ? "<b>" + text + "</b>" : text;
  }

  private static String element(JsonNode element) {
    return switch (element.path("type").asString("")) {
      case "button" -> pressed(element.path("style").asString(""), element.path("text"));
      case "overflow" -> "<span class=button>⋯</span>";
      case "checkboxes" -> boxes(element, "initial_options", "☑", "☐");
      case "radio_buttons" -> boxes(element, "initial_option", "◉", "○");
      case "plain_text_input" ->
          field(element, element.path("initial_value").asString(""), "")
              .replace(
                  "class='box",
                  element.path("multiline").asBoolean(false) ? "class='lines box" : "class='box");
      case "datepicker" -> field(element, element.path("initial_date").asString(""), " ▾");
      default ->
          field(
              element, element.path("initial_option").path("text").path("text").asString(""), " ▾");
    };
  }

  private static String field(JsonNode element, String value, String more) {
    return value.isEmpty()
        ? "<div class='box'>" + text(element.path("placeholder")) + more + "</div>"
        : "<div class='box full'>" + escaped(value) + more + "</div>";
  }

  private static String boxes(JsonNode element, String chosen, String full, String empty) {
    var initial = element.path(chosen);
    return element
        .path("options")
        .valueStream()
        .map(option -> {
          var ticked =
              initial.equals(option) || initial.valueStream().anyMatch(one -> one.equals(option));
          return "<div class=check>%s %s</div>"
              .formatted(ticked ? full : empty, text(option.path("text")));
        })
        .collect(Collectors.joining());
  }

  private static String pressed(String style, JsonNode label) {
    return label.isMissingNode()
        ? ""
        : "<span class='button " + style + "'>" + text(label) + "</span>";
  }

  private static String text(JsonNode text) {
    return escaped(text.path("text").asString(""));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String all(JsonNode parent, java.util.function.Function<JsonNode, String> each) {
    return parent.path("elements").valueStream().map(each).collect(Collectors.joining());
  }
}
