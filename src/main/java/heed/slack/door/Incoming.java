package heed.slack.door;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import heed.platform.Refused;
import heed.slack.call.Payload;
import heed.slack.message.HeldBack;
import heed.slack.team.Workspaces;
import heed.slack.text.Answers;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything that Slack is known to have sent, over HTTP or over a socket. It comes to Bolt only
/// after its outer form was found whole and its workspace ours. Nothing of a body is ever logged.
public final class Incoming {
  private static final int LONGEST_CHALLENGE = 500;
  private static final String NOT_HERE =
      "Heed is not installed in this workspace, or not any more. An admin of Heed can add it.";
  private static final Logger log = LoggerFactory.getLogger(Incoming.class);

  private final Workspaces workspaces;
  private final HeldBack heldBack;
  private final AnsweredOnce answered;

  public Incoming(Workspaces workspaces, HeldBack heldBack, InstantSource clock) {
    this.workspaces = workspaces;
    this.heldBack = heldBack;
    this.answered = new AnsweredOnce(clock);
  }

  /// Acts on a body and says what to answer; by then, what it changed is committed. Only a status
  /// below 300 means that Slack need not send it again.
  Response take(byte[] body, Map<String, List<String>> headers) {
    Payload payload;
    try {
      payload = Payload.of(body);
    } catch (Refused malformed) {
      return said(400, malformed.sentence());
    }
    if (payload.type().equals("url_verification")) {
      return challenged(payload);
    }
    if (payload.type().equals("app_rate_limited")) {
      return heldBack();
    }
    if (!payload.known()) {
      log.info("Slack sent something of a type that is not handled");
      return said(200, "");
    }
    var workspace = workspaces.sending(payload).orElse(null);
    if (workspace == null) {
      log.warn("Slack sent something from a workspace that is not ours; it was ignored");
      // Only a command has a place for words that needs no token.
      return payload.type().equals("command") ? Answers.whisper(NOT_HERE) : said(200, "");
    }
    var act = payload.act();
    return act == null
        ? run(workspace.bolt(), payload, headers)
        : answered.of(payload.team() + " " + act, () -> run(workspace.bolt(), payload, headers));
  }

  /// An answer in plain words.
  static Response said(int status, String sentence) {
    return Response.builder()
        .statusCode(status)
        .headers(Map.of("X-Content-Type-Options", List.of("nosniff")))
        .contentType("text/plain; charset=utf-8")
        .body(sentence)
        .build();
  }

  private Response heldBack() {
    try {
      heldBack.said();
      return said(200, "");
    } catch (Refused unavailable) {
      return said(503, unavailable.sentence());
    }
  }

  private static Response challenged(Payload payload) {
    var json = payload.json();
    var challenge = json == null ? "" : json.path("challenge").asString("");
    return challenge.isEmpty() || challenge.length() > LONGEST_CHALLENGE
        ? said(400, "The challenge is missing or too long.")
        : said(200, challenge);
  }

  private static Response run(App bolt, Payload payload, Map<String, List<String>> headers) {
    var request = parsed(bolt, payload, headers);
    if (request == null) {
      return said(400, "The request is not as Slack writes them.");
    }
    try {
      return bolt.run(request);
    } catch (Refused unavailable) {
      return said(503, unavailable.sentence());
    } catch (Exception bug) { // Bolt declares no less
      log.error("Slack: a request of type {} met a bug", payload.type(), bug);
      return said(500, "Something went wrong.");
    }
  }

  /// The request as Bolt sees it, or null when a part is missing that Slack never leaves out.
  private static @Nullable Request<?> parsed(
      App bolt, Payload payload, Map<String, List<String>> headers) {
    try {
      return new SlackRequestParser(bolt.config())
          .parse(
              SlackRequestParser.HttpRequest.builder()
                  .requestUri("/slack/events")
                  .queryString(Map.of())
                  .requestBody(payload.text())
                  .headers(new RequestHeaders(headers))
                  .build());
    } catch (RuntimeException incomplete) {
      log.warn("Slack sent a {} with parts missing", payload.type());
      return null;
    }
  }
}
