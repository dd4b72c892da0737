package heed.slack.call;

import heed.platform.Json;
import heed.platform.Refused;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What Slack sent, looked at just far enough to know whether Bolt can be trusted with it: Bolt
/// throws on broken escapes and logs what it does not know, customer's words and all.
///
/// @param text the body as it came
/// @param json the payload of an event or an interaction; null for a slash command
/// @param form the fields of a form; empty for an event
public record Payload(String text, @Nullable JsonNode json, Map<String, String> form) {
  /// What Bolt dispatches and this product handles or acknowledges.
  private static final Set<String> KNOWN =
      Set.of(
          "event_callback",
          "block_actions",
          "block_suggestion",
          "message_action",
          "shortcut",
          "view_submission",
          "view_closed");

  /// Reads a body.
  ///
  /// @throws Refused INVALID when it is neither a form nor JSON as Slack writes them
  public static Payload of(byte[] body) {
    var text = utf8(body);
    if (text.startsWith("{")) {
      return new Payload(text, Json.parse(body), Map.of());
    }
    var form = form(text);
    var payload = form.get("payload");
    if (payload == null) {
      return new Payload(text, null, form);
    }
    if (form.containsKey("command")) {
      // Which of the two is meant, Bolt and we might read differently.
      throw Refused.because(Refused.Kind.INVALID, "The form is a command and a payload at once.");
    }
    return new Payload(text, Json.parse(payload.getBytes(StandardCharsets.UTF_8)), form);
  }

  /// Whether this is nothing but Slack's question whether our certificate is good.
  public static boolean asksAboutCertificate(byte[] body) {
    try {
      var form = form(utf8(body));
      return "1".equals(form.get("ssl_check"))
          && Set.of("ssl_check", "token").containsAll(form.keySet());
    } catch (Refused notAForm) {
      return false;
    }
  }

  /// The type that Slack gives it; a slash command has none.
  public String type() {
    if (json == null) {
      return form.containsKey("command") ? "command" : "";
    }
    return json.path("type").asString("");
  }

  /// Whether Bolt will know it: an event as it comes, everything else in a form.
  public boolean known() {
    var event = type().equals("event_callback");
    return type().equals("command") || (KNOWN.contains(type()) && event == form.isEmpty());
  }

  /// What names this one act of a person or of Slack, however often and by whichever way it is
  /// sent; null for what asks and does nothing.
  public @Nullable String act() {
    if (type().equals("event_callback")) {
      var event = json == null ? null : json.path("event_id").asString(null);
      return event == null ? null : "event:" + event;
    }
    var trigger = json == null ? form.get("trigger_id") : json.path("trigger_id").asString(null);
    return trigger == null ? null : type() + ":" + trigger;
  }

  /// The workspace it comes from, or null when it does not say.
  public @Nullable String team() {
    if (json == null) {
      return form.get("team_id");
    }
    var team = json.path("team").path("id");
    return team.isString() ? team.asString() : json.path("team_id").asString(null);
  }

  /// The app that it is meant for, or null when it does not say.
  public @Nullable String app() {
    return json == null ? form.get("api_app_id") : json.path("api_app_id").asString(null);
  }

  /// The organisation above the workspace, or null.
  public @Nullable String enterprise() {
    if (json == null) {
      return form.get("enterprise_id");
    }
    var enterprise = json.path("enterprise").path("id");
    return enterprise.isString()
        ? enterprise.asString()
        : json.path("enterprise_id").asString(null);
  }

  private static String utf8(byte[] body) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(body))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      throw Refused.because(Refused.Kind.INVALID, "The body is not UTF-8.");
    }
  }

  private static Map<String, String> form(String text) {
    var form = new LinkedHashMap<String, String>();
    for (var pair : text.split("&", -1)) {
      var equals = pair.indexOf('=');
      var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      if (form.put(name, value) != null) {
        throw Refused.because(Refused.Kind.INVALID, "The form names a field twice.");
      }
    }
    return form;
  }

  private static String decoded(String escaped) {
    try {
      return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      throw Refused.because(Refused.Kind.INVALID, "The form has a broken escape.");
    }
  }
}
