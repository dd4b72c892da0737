package heed.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import heed.platform.Refused;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `POST /slack/events`: everything Slack sends over HTTP. A request comes to Bolt only after its
/// signature over the raw bytes was found good and its outer form was found whole. Nothing of a
/// body is ever logged.
final class SlackDoor implements Handler {
  /// A view may have 250 KB, and a form triples what it escapes.
  static final int LONGEST_BODY = 1024 * 1024;

  private static final int LONGEST_SSL_CHECK = 1024;
  private static final int LONGEST_CHALLENGE = 500;
  private static final String TIMESTAMP = "X-Slack-Request-Timestamp";
  private static final String SIGNATURE = "X-Slack-Signature";
  private static final Logger log = LoggerFactory.getLogger(SlackDoor.class);

  private final SlackSignature signature;
  private final App bolt;
  private final SlackRequestParser parser;
  private final Identity identity;

  SlackDoor(SlackSignature signature, App bolt, Identity identity) {
    this.signature = signature;
    this.bolt = bolt;
    this.parser = new SlackRequestParser(bolt.config());
    this.identity = identity;
  }

  @Override
  public void handle(Context context) throws IOException {
    var timestamps = headers(context, TIMESTAMP);
    var signatures = headers(context, SIGNATURE);
    if (!signature.plausible(timestamps, signatures)) {
      answerUnsigned(context, timestamps.isEmpty() && signatures.isEmpty());
      return;
    }
    var body = context.bodyInputStream().readNBytes(LONGEST_BODY + 1);
    if (body.length > LONGEST_BODY) {
      say(context, 413, "Too large.");
      return;
    }
    switch (signature.check(timestamps, signatures, body)) {
      case FORGED -> refuseUnsigned(context);
      case REPLAYED -> say(context, 200, "");
      case GENUINE -> {
        serve(context, body);
        if (context.statusCode() >= 300) {
          signature.forget(signatures);
        }
      }
    }
  }

  /// Slack asks now and then, unsigned, whether our certificate is good.
  private void answerUnsigned(Context context, boolean bare) throws IOException {
    var body = bare ? context.bodyInputStream().readNBytes(LONGEST_SSL_CHECK + 1) : new byte[0];
    if (bare && body.length <= LONGEST_SSL_CHECK && Payload.asksAboutCertificate(body)) {
      say(context, 200, "");
    } else {
      refuseUnsigned(context);
    }
  }

  private void serve(Context context, byte[] body) {
    Payload payload;
    try {
      payload = Payload.of(body);
    } catch (Refused malformed) {
      say(context, 400, malformed.sentence());
      return;
    }
    if (payload.type().equals("url_verification")) {
      answerChallenge(context, payload);
    } else if (payload.type().equals("app_rate_limited")) {
      log.warn("Slack holds back events, because this app gets too many of them");
      say(context, 200, "");
    } else if (!payload.known()) {
      log.info("Slack sent something of a type that is not handled");
      say(context, 200, "");
    } else if (!identity.covers(payload.team(), payload.enterprise())) {
      log.warn("Slack sent something from a workspace that is not ours; it was ignored");
      say(context, 200, "");
    } else {
      run(context, payload);
    }
  }

  private void answerChallenge(Context context, Payload payload) {
    var json = payload.json();
    var challenge = json == null ? "" : json.path("challenge").asString("");
    if (challenge.isEmpty() || challenge.length() > LONGEST_CHALLENGE) {
      say(context, 400, "The challenge is missing or too long.");
    } else {
      say(context, 200, challenge);
    }
  }

  private void run(Context context, Payload payload) {
    var request = parsed(context, payload);
    if (request == null) {
      say(context, 400, "The request is not as Slack writes them.");
      return;
    }
    try {
      copy(bolt.run(request), context);
    } catch (Refused unavailable) {
      say(context, 503, unavailable.sentence());
    } catch (Exception bug) { // Bolt declares no less
      log.error("Slack: a request of type {} met a bug", payload.type(), bug);
      say(context, 500, "Something went wrong.");
    }
  }

  /// The request as Bolt sees it, or null when a part is missing that Slack never leaves out.
  private @Nullable Request<?> parsed(Context context, Payload payload) {
    try {
      return parser.parse(
          SlackRequestParser.HttpRequest.builder()
              .requestUri(context.path())
              .queryString(Map.of())
              .requestBody(payload.text())
              .headers(new RequestHeaders(headers(context)))
              .remoteAddress(context.ip())
              .build());
    } catch (RuntimeException incomplete) {
      log.warn("Slack sent a {} with parts missing", payload.type());
      return null;
    }
  }

  private static void copy(Response response, Context context) {
    response
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> context.res().addHeader(name, value)));
    context.status(response.getStatusCode());
    context.contentType(response.getContentType());
    context.result(response.getBody() == null ? "" : response.getBody());
  }

  private static void refuseUnsigned(Context context) {
    say(context, 401, "The request is not signed by Slack.");
  }

  private static void say(Context context, int status, String sentence) {
    context.status(status);
    context.contentType("text/plain; charset=utf-8");
    context.header("X-Content-Type-Options", "nosniff");
    context.result(sentence);
  }

  private static List<String> headers(Context context, String name) {
    return Collections.list(context.req().getHeaders(name));
  }

  private static Map<String, List<String>> headers(Context context) {
    var headers = new java.util.HashMap<String, List<String>>();
    for (var name : Collections.list(context.req().getHeaderNames())) {
      headers.put(name, new ArrayList<>(headers(context, name)));
    }
    return headers;
  }
}
