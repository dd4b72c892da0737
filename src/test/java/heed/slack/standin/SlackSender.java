package heed.slack.standin;

import heed.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Slack as it calls the product: signs and posts commands, option loads, submissions, clicks and
/// events, and gives back the answer.
public final class SlackSender {
  public static final String FORM = "application/x-www-form-urlencoded";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// A way to the product.
  public interface Carrier {
    Reply carry(String contentType, byte[] body);
  }

  private final URI target;
  private final FakeSlack slack;
  private final @Nullable Carrier carrier;
  private final Workspace workspace;
  private InstantSource clock = InstantSource.system();

  /// @param target the product's `/slack/events`
  public SlackSender(URI target, FakeSlack slack) {
    this(target, slack, null, slack.workspace());
  }

  private SlackSender(URI target, FakeSlack slack, @Nullable Carrier carrier, Workspace workspace) {
    this.target = target;
    this.slack = slack;
    this.carrier = carrier;
    this.workspace = workspace;
  }

  /// The same Slack, speaking over the product's socket.
  public SlackSender overSocket() {
    return through(slack.socket());
  }

  /// The same Slack, handing what it sends to somebody else.
  public SlackSender through(Carrier other) {
    return with(target, other);
  }

  /// The same Slack, speaking to another process.
  public SlackSender to(URI otherTarget) {
    return with(otherTarget, carrier);
  }

  private SlackSender with(URI where, @Nullable Carrier by) {
    var other = new SlackSender(where, slack, by, workspace);
    other.clock(clock);
    return other;
  }

  /// The same Slack, with what happens in another workspace.
  public SlackSender in(Workspace other) {
    var sender = new SlackSender(target, slack, carrier, other);
    sender.clock(clock);
    return sender;
  }

  /// Signs with another clock from now on.
  public void clock(InstantSource other) {
    clock = other;
  }

  public Reply command(String userId, String text) {
    return command(userId, text, workspace.trigger());
  }

  public Reply command(String userId, String text, String trigger) {
    return command(userId, text, trigger, "general");
  }

  /// Types the command in a channel of this name.
  public Reply commandIn(String channelName, String userId, String text) {
    return command(userId, text, workspace.trigger(), channelName);
  }

  private Reply command(String userId, String text, String trigger, String channelName) {
    var form = new LinkedHashMap<String, String>();
    form.put("token", "unused");
    form.put("team_id", workspace.team());
    form.put("team_domain", "standin");
    form.put("channel_id", "C0GENERAL");
    form.put("channel_name", channelName);
    form.put("user_id", userId);
    form.put("command", "/heed");
    form.put("text", text);
    form.put("api_app_id", "A0HEED");
    form.put("response_url", slack.responseUrl());
    form.put("trigger_id", trigger);
    return post(FORM, encoded(form));
  }

  /// What the typeahead of an open view offers.
  public Reply options(String userId, Workspace.View view, String action, String typed) {
    return options(userId, view, action, typed, Map.of());
  }

  /// As the other one, with other fields filled in.
  public Reply options(
      String userId, Workspace.View view, String action, String typed, Map<String, String> values) {
    var payload = payload("block_suggestion", userId);
    payload.put("action_id", action);
    payload.put("block_id", action);
    payload.put("value", typed);
    payload.put("container", Map.of("type", "view", "view_id", view.id()));
    payload.put("view", viewOf(view, values));
    var reply = interact(payload);
    if (reply.status() == 200) {
      var problems = BlockKitCheck.options(reply.json().path("options"));
      if (!problems.isEmpty()) {
        throw new AssertionError("Slack would refuse these options: " + problems);
      }
    }
    return reply;
  }

  /// Submits an open view.
  ///
  /// @param values by block: the value of an option, a typed text, or `yes` for a checkbox
  public Reply submit(String userId, Workspace.View view, Map<String, String> values) {
    return post(FORM, submission(userId, view, values));
  }

  /// The view as the answer to its submission changed it.
  public static Workspace.View changed(Workspace.View view, Reply reply) {
    if (!reply.json().path("response_action").asString("").equals("update")) {
      throw new AssertionError("The view was not changed: " + reply.body());
    }
    var json = reply.json().path("view");
    var problems = BlockKitCheck.view(json);
    if (!problems.isEmpty()) {
      throw new AssertionError("Slack would refuse this view: " + problems);
    }
    return new Workspace.View(view.id(), view.userId(), json, view.hash());
  }

  /// The body that submits an open view.
  public byte[] submission(String userId, Workspace.View view, Map<String, String> values) {
    var payload = payload("view_submission", userId);
    payload.put("trigger_id", workspace.trigger());
    payload.put("view", viewOf(view, values));
    payload.put("response_urls", List.of());
    return encoded(Map.of("payload", Json.write(payload)));
  }

  /// Presses a button of a message.
  ///
  /// @param key channel and timestamp of the message, with a space between
  public Reply click(String userId, String key, JsonNode button, String blockId) {
    var place = key.split(" ", 2);
    var message = workspace.message(place[0], place[1]).orElseThrow();
    var payload = payload("block_actions", userId);
    var container = new LinkedHashMap<String, Object>();
    container.put("type", "message");
    container.put("message_ts", place[1]);
    container.put("channel_id", place[0]);
    payload.put("container", container);
    payload.put("channel", Map.of("id", place[0], "name", "directmessage"));
    payload.put("trigger_id", workspace.trigger());
    payload.put("response_url", slack.responseUrl());
    payload.put(
        "message",
        Map.of(
            "type",
            "message",
            "ts",
            place[1],
            "text",
            message.path("text"),
            "blocks",
            message.path("blocks")));
    payload.put("actions", List.of(action(button, blockId, place[1])));
    return interact(payload);
  }

  /// Presses the first button with this label.
  public Reply click(String userId, String key, String label) {
    return click(userId, key, label, 0);
  }

  /// Presses the button with this label that has so many others with it before.
  public Reply click(String userId, String key, String label, int skip) {
    var place = key.split(" ", 2);
    var message = workspace.message(place[0], place[1]).orElseThrow();
    var left = skip;
    for (var block : message.path("blocks")) {
      for (var element : block.path("elements")) {
        if (element.path("text").path("text").asString("").equals(label) && left-- == 0) {
          return click(userId, key, element, block.path("block_id").asString(""));
        }
      }
    }
    throw new AssertionError("There is no button " + label + " in " + message);
  }

  /// Presses the first button with this label in an answer that only the asker sees.
  public Reply clickInAnswer(String userId, Reply answer, String label) {
    var payload = payload("block_actions", userId);
    payload.put(
        "container",
        Map.of(
            "type",
            "message",
            "message_ts",
            "1764000000.000200",
            "channel_id",
            "C0GENERAL",
            "is_ephemeral",
            true));
    payload.put("response_url", slack.responseUrl());
    return press(payload, answer.json().path("blocks"), label);
  }

  /// Presses the first button with this label in the Home tab.
  public Reply clickInHome(String userId, Workspace.View home, String label) {
    var payload = payload("block_actions", userId);
    payload.put("container", Map.of("type", "view", "view_id", home.id()));
    payload.put("view", viewOf(home, Map.of()));
    return press(payload, home.json().path("blocks"), label);
  }

  /// Chooses an option of a select in an open form, where the form wants to know at once.
  public Reply choose(
      String userId, Workspace.View form, String action, String value, Map<String, String> typed) {
    for (var block : form.json().path("blocks")) {
      var element = block.path("element");
      if (element.path("action_id").asString("").equals(action)) {
        if (!block.path("dispatch_action").asBoolean(false)) {
          throw new AssertionError("The form does not want to know what is chosen in " + action);
        }
        var payload = inForm(userId, form, typed);
        var chosen = new LinkedHashMap<String, Object>();
        chosen.put("type", element.path("type").asString(""));
        chosen.put("action_id", action);
        chosen.put("block_id", block.path("block_id").asString(""));
        chosen.put("selected_option", FormState.option(value));
        payload.put("actions", List.of(chosen));
        return interact(payload);
      }
    }
    throw new AssertionError("There is no field " + action);
  }

  /// Presses the first button with this label in an open form.
  public Reply clickInForm(
      String userId, Workspace.View form, String label, Map<String, String> typed) {
    return press(inForm(userId, form, typed), form.json().path("blocks"), label);
  }

  private Map<String, Object> inForm(
      String userId, Workspace.View form, Map<String, String> typed) {
    var payload = payload("block_actions", userId);
    payload.put("container", Map.of("type", "view", "view_id", form.id()));
    payload.put("view", viewOf(form, typed));
    payload.put("trigger_id", slack.workspace().trigger());
    return payload;
  }

  private Reply press(Map<String, Object> payload, JsonNode blocks, String label) {
    for (var block : blocks) {
      for (var element : block.path("elements")) {
        if (element.path("text").path("text").asString("").equals(label)) {
          payload.put("trigger_id", workspace.trigger());
          payload.put(
              "actions", List.of(action(element, block.path("block_id").asString(""), "1.1")));
          return interact(payload);
        }
      }
    }
    throw new AssertionError("There is no button " + label + " in " + blocks);
  }

  private static Map<String, Object> action(JsonNode button, String blockId, String timestamp) {
    var action = new LinkedHashMap<String, Object>();
    action.put("type", "button");
    action.put("action_id", button.path("action_id").asString(""));
    action.put("block_id", blockId);
    action.put("value", button.path("value").asString(""));
    action.put("action_ts", timestamp);
    return action;
  }

  /// Uses the message shortcut on somebody's message.
  public Reply messageShortcut(String userId, String text) {
    var payload = payload("message_action", userId);
    payload.put("callback_id", "file_request");
    payload.put("trigger_id", workspace.trigger());
    payload.put("response_url", slack.responseUrl());
    payload.put("channel", Map.of("id", "C0GENERAL", "name", "general"));
    payload.put("message_ts", "1764000000.000100");
    payload.put(
        "message",
        Map.of("type", "message", "user", userId, "ts", "1764000000.000100", "text", text));
    return interact(payload);
  }

  public Reply globalShortcut(String userId) {
    var payload = payload("shortcut", userId);
    payload.put("callback_id", "file_request_global");
    payload.put("trigger_id", workspace.trigger());
    return interact(payload);
  }

  /// Sends an event.
  public Reply event(String eventId, Map<String, Object> event) {
    var body = new LinkedHashMap<String, Object>();
    body.put("token", "unused");
    body.put("team_id", workspace.team());
    body.put("api_app_id", "A0HEED");
    body.put("type", "event_callback");
    body.put("event_id", eventId);
    body.put("event_time", clock.instant().getEpochSecond());
    body.put("event", event);
    return post("application/json", Json.bytes(body));
  }

  /// Sends a form with a payload, signed.
  public Reply interact(Map<String, Object> payload) {
    return post(FORM, encoded(Map.of("payload", Json.write(payload))));
  }

  /// Sends any bytes, signed as Slack signs, or over the socket.
  public Reply post(String contentType, byte[] body) {
    if (carrier != null) {
      return carrier.carry(contentType, body);
    }
    var timestamp = String.valueOf(clock.instant().getEpochSecond());
    return send(
        contentType,
        body,
        List.of(
            Map.entry("X-Slack-Request-Timestamp", timestamp),
            Map.entry("X-Slack-Signature", sign(FakeSlack.SIGNING_SECRET, timestamp, body))));
  }

  /// Sends any bytes with any headers, which may come twice.
  public Reply send(String contentType, byte[] body, List<Map.Entry<String, String>> headers) {
    var request =
        HttpRequest.newBuilder(target)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(header -> request.header(header.getKey(), header.getValue()));
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      var type = answer.headers().firstValue("Content-Type").orElse("");
      return new Reply(answer.statusCode(), type, answer.body());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  public static String sign(String secret, String timestamp, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static byte[] encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, Object> payload(String type, String userId) {
    var payload = new LinkedHashMap<String, Object>();
    payload.put("type", type);
    payload.put("team", Map.of("id", workspace.team(), "domain", "standin"));
    payload.put("user", Map.of("id", userId, "username", userId, "team_id", workspace.team()));
    payload.put("api_app_id", "A0HEED");
    payload.put("token", "unused");
    return payload;
  }

  private Map<String, Object> viewOf(Workspace.View view, Map<String, String> values) {
    var json = new LinkedHashMap<String, Object>();
    view.json().properties().forEach(part -> json.put(part.getKey(), part.getValue()));
    json.put("id", view.id());
    json.put("team_id", workspace.team());
    json.put("hash", view.hash());
    json.put("state", Map.of("values", FormState.of(view.json(), values)));
    return json;
  }

  /// The buttons of a message, by label.
  public static List<String> labels(JsonNode blocks) {
    var labels = new ArrayList<String>();
    for (var block : blocks) {
      for (var element : block.path("elements")) {
        if (element.path("type").asString("").equals("button")) {
          labels.add(element.path("text").path("text").asString(""));
        }
      }
    }
    return labels;
  }
}
