package heed.slack.standin;

import heed.platform.Json;
import tools.jackson.databind.JsonNode;

/// What the product answered to Slack.
public record Reply(int status, String contentType, String body) {
  public JsonNode json() {
    return Json.tree(body.isEmpty() ? "null" : body);
  }
}
