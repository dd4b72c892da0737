package heed.slack.text;

import com.slack.api.bolt.response.Response;
import heed.platform.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What we answer to Slack itself, within the three seconds it gives.
public final class Answers {
  private Answers() {}

  /// Understood; nothing to say.
  public static Response nothing() {
    return Response.builder()
        .statusCode(200)
        .contentType("text/plain; charset=utf-8")
        .body("")
        .build();
  }

  /// Words for the asker alone.
  public static Response whisper(String words) {
    return whisper(words, List.of(Kit.section(words)));
  }

  /// Blocks for the asker alone.
  ///
  /// @param text the whole answer in one line
  public static Response whisper(String text, List<Map<String, Object>> blocks) {
    return json(whispered(text, blocks));
  }

  /// Blocks for the asker alone, as they go to a response address.
  public static Map<String, Object> whispered(String text, List<Map<String, Object>> blocks) {
    var words = new LinkedHashMap<String, Object>();
    words.put("response_type", "ephemeral");
    words.put("text", Mrkdwn.notification(text));
    words.put("mrkdwn", false);
    words.put("parse", "none");
    words.put("blocks", Kit.fitting(blocks, Kit.BLOCKS_OF_MESSAGE));
    return words;
  }

  /// Blocks in the place of an earlier answer, as they go to its response address.
  public static Map<String, Object> instead(String text, List<Map<String, Object>> blocks) {
    var words = whispered(text, blocks);
    words.put("replace_original", true);
    return words;
  }

  /// Complaints beside the fields of a form, which stays open with all that was typed.
  public static Response errors(Map<String, String> byField) {
    var plain = new LinkedHashMap<String, String>();
    byField.forEach((field, complaint) -> plain.put(field, Mrkdwn.unmarked(complaint)));
    return json(Map.of("response_action", "errors", "errors", plain));
  }

  /// Another view in the place of the one that was submitted.
  public static Response instead(Map<String, Object> view) {
    return json(Map.of("response_action", "update", "view", view));
  }

  public static Response options(List<Map<String, Object>> options) {
    return json(Map.of("options", options.subList(0, Math.min(options.size(), Kit.OPTIONS))));
  }

  private static Response json(Map<String, Object> body) {
    return Response.builder()
        .statusCode(200)
        .contentType("application/json; charset=utf-8")
        .body(Json.write(body))
        .build();
  }
}
