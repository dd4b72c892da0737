package heed.slack.standin;

import heed.platform.Json;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// One call of the Web API, in the order of arrival.
///
/// @param method such as `chat.postMessage`
/// @param arguments as they were sent; nested ones are JSON text
/// @param answer what the stand-in answered: `ok`, Slack's error code, `429`, `cut` or `cut after`
/// @param token with which it came, or an empty text
public record Call(
    String method, Map<String, String> arguments, Instant at, String answer, String token) {
  public Call(String method, Map<String, String> arguments, Instant at, String answer) {
    this(method, arguments, at, answer, "");
  }

  public boolean done() {
    return answer.equals("ok") || answer.equals("cut after");
  }

  public String argument(String name) {
    return arguments.getOrDefault(name, "");
  }

  /// A nested argument: `blocks`, `view` or `metadata`.
  public JsonNode json(String name) {
    var text = argument(name);
    return Json.tree(text.isEmpty() ? "null" : text);
  }

  /// The id that a message keeps for life.
  public String messageId() {
    return json("metadata").path("event_payload").path("id").asString("");
  }
}
