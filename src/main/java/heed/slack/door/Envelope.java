package heed.slack.door;

import com.slack.api.bolt.response.Response;
import heed.platform.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What comes over a socket: the same as over HTTP, wrapped.
///
/// @param id the same when Slack sends it again
/// @param takesWords whether the acknowledgement may hold an answer
record Envelope(String id, String type, JsonNode payload, boolean takesWords, int attempt) {

  /// Unwraps a frame, or null when it is none that must be acknowledged.
  static @Nullable Envelope of(JsonNode frame) {
    var id = frame.path("envelope_id").asString("");
    return id.isEmpty()
        ? null
        : new Envelope(
            id,
            frame.path("type").asString(""),
            frame.path("payload"),
            frame.path("accepts_response_payload").asBoolean(false),
            frame.path("retry_attempt").asInt(0));
  }

  /// The body that Slack would have sent over HTTP.
  byte[] body() {
    var text =
        switch (type) {
          case "slash_commands" -> form();
          case "interactive" -> "payload=" + escaped(Json.write(payload));
          default -> Json.write(payload);
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  Map<String, List<String>> headers() {
    return attempt == 0 ? Map.of() : Map.of("X-Slack-Retry-Num", List.of(String.valueOf(attempt)));
  }

  /// The frame that tells Slack it is done with.
  String acknowledgement(Response answer) {
    var frame = new LinkedHashMap<String, Object>();
    frame.put("envelope_id", id);
    var words = answer.getBody();
    if (takesWords && words != null && words.startsWith("{")) {
      frame.put("payload", Json.tree(words));
    }
    return Json.write(frame);
  }

  private String form() {
    var fields = new ArrayList<String>();
    for (var field : payload.properties()) {
      if (field.getValue().isValueNode() && !field.getValue().isNull()) {
        fields.add(escaped(field.getKey()) + "=" + escaped(field.getValue().asString()));
      }
    }
    return String.join("&", fields);
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
