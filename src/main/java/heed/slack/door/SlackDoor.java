package heed.slack.door;

import com.slack.api.bolt.response.Response;
import heed.http.Bodies;
import heed.http.LingeringClose;
import heed.slack.call.Payload;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// `POST /slack/events`: everything Slack sends over HTTP. A request is looked into only after its
/// signature over the raw bytes was found good.
public final class SlackDoor implements Handler {
  /// A view may have 250 KB, and a form triples what it escapes.
  public static final int LONGEST_BODY = 1024 * 1024;

  private static final int LONGEST_SSL_CHECK = 1024;
  private static final String TIMESTAMP = "X-Slack-Request-Timestamp";
  private static final String SIGNATURE = "X-Slack-Signature";

  private final SlackSignature signature;
  private final Incoming incoming;

  public SlackDoor(SlackSignature signature, Incoming incoming) {
    this.signature = signature;
    this.incoming = incoming;
  }

  @Override
  public void handle(Context context) {
    var timestamps = headers(context, TIMESTAMP);
    var signatures = headers(context, SIGNATURE);
    if (!signature.plausible(timestamps, signatures)) {
      answerUnsigned(context, timestamps.isEmpty() && signatures.isEmpty());
      return;
    }
    var body = Bodies.any(context, LONGEST_BODY);
    switch (signature.check(timestamps, signatures, body)) {
      case FORGED -> refuseUnsigned(context);
      case REPLAYED -> say(context, 200, "");
      case GENUINE -> {
        copy(incoming.take(body, headers(context)), context);
        if (context.statusCode() >= 300) {
          signature.forget(signatures);
        }
      }
    }
  }

  /// Slack asks now and then, unsigned, whether our certificate is good. Nobody else's body is
  /// waited for.
  private static void answerUnsigned(Context context, boolean bare) {
    var length = context.req().getContentLengthLong();
    var asking = bare && length > 0 && length <= LONGEST_SSL_CHECK;
    if (asking && Payload.asksAboutCertificate(Bodies.any(context, LONGEST_SSL_CHECK))) {
      say(context, 200, "");
    } else {
      refuseUnsigned(context);
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
    context.header("Connection", "close");
    say(context, 401, "The request is not signed by Slack.");
    LingeringClose.after(context);
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
