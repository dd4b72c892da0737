import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// As much of Slack as it takes to file: it answers each call at once, and writes and signs what it
/// sends as Slack does. Every member is a full one.
final class StandIn implements AutoCloseable {
  static final String TOKEN = "xoxb-bench-token";
  static final String SECRET = "bench-signing-secret";
  private static final String TEAM = "T0BENCH";

  private final HttpServer server;
  private final Map<String, CompletableFuture<String>> opened = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicInteger messages = new AtomicInteger();

  StandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    server.createContext("/api/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  Map<String, String> settings() {
    return Map.of(
        "HEED_SLACK_BOT_TOKEN", TOKEN,
        "HEED_SLACK_SIGNING_SECRET", SECRET,
        "HEED_SLACK_API_URL", "http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
  }

  /// How many messages it was given.
  int messages() {
    return messages.get();
  }

  /// A trigger that nobody has used.
  String trigger() {
    var trigger = numbers.incrementAndGet() + ".bench";
    opened.put(trigger, new CompletableFuture<>());
    return trigger;
  }

  /// The id of the form that was opened by a trigger.
  String view(String trigger) throws Exception {
    return opened.get(trigger).get(5, TimeUnit.SECONDS);
  }

  /// The slash command of a member, as one request on the wire.
  static byte[] command(int member, String trigger) {
    return signed(
        form(
            Map.of(
                "command",
                "/heed",
                "team_id",
                TEAM,
                "channel_name",
                "general",
                "user_id",
                "U0" + member,
                "text",
                "Our whole team waits for this.",
                "trigger_id",
                trigger)));
  }

  /// The filled-in form of a member, as one request on the wire.
  byte[] submission(int member, String view) {
    var payload =
        """
        {"type":"view_submission","team":{"id":"%s"},"user":{"id":"U0%d"},"trigger_id":"%s",
        "view":{"id":"%s","type":"modal","callback_id":"file_request","private_metadata":"",
        "state":{"values":{
        "account":{"account":{"type":"external_select","selected_option":{"value":"A-2e4581"}}},
        "feature":{"feature":{"type":"external_select","selected_option":{"value":"f:RM-408"}}},
        "severity":{"severity":{"type":"static_select","selected_option":{"value":"4"}}},
        "quote":{"quote":{"type":"plain_text_input","value":"Our whole team waits for this."}}
        }}}}\
        """
            .formatted(TEAM, member, numbers.incrementAndGet() + ".bench", view);
    return signed(form(Map.of("payload", payload)));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var method = exchange.getRequestURI().getPath().substring("/api/".length());
    var arguments = arguments(exchange);
    var said =
        switch (method) {
          case "auth.test" -> "\"team_id\":\"" + TEAM + "\",\"user_id\":\"U0HEED\"";
          case "users.info" -> "\"user\":" + member(arguments.getOrDefault("user", "U00"));
          case "users.lookupByEmail" ->
              "\"user\":"
                  + member("U0" + arguments.getOrDefault("email", "").replaceAll("\\D", ""));
          case "conversations.open" ->
              "\"channel\":{\"id\":\"D" + arguments.getOrDefault("users", "U00") + "\"}";
          case "chat.postMessage" ->
              "\"channel\":\"D0\",\"ts\":\"1." + messages.incrementAndGet() + "\"";
          case "views.open" -> "\"view\":{\"id\":\"" + view(arguments) + "\"}";
          default -> "\"ts\":\"1.1\"";
        };
    var bytes = ("{\"ok\":true," + said + "}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private String view(Map<String, String> arguments) {
    var view = "V" + numbers.incrementAndGet();
    var waiting = opened.get(arguments.getOrDefault("trigger_id", ""));
    if (waiting != null) {
      waiting.complete(view);
    }
    return view;
  }

  private static String member(String id) {
    return """
    {"id":"%s","team_id":"%s","real_name":"CSM %s","tz":"UTC",\
    "profile":{"email":"csm%s@example.com"}}\
    """
        .formatted(id, TEAM, id, id.substring(2));
  }

  private static Map<String, String> arguments(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var arguments = new HashMap<String, String>();
    for (var pair : body.split("&")) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        arguments.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return arguments;
  }

  private static String form(Map<String, String> fields) {
    var form = new StringBuilder();
    fields.forEach((name, value) ->
        form.append(form.isEmpty() ? "" : "&")
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return form.toString();
  }

  private static byte[] signed(String body) {
    var timestamp = System.currentTimeMillis() / 1000;
    return ("POST /slack/events HTTP/1.1\r\n"
            + "Host: 127.0.0.1\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\n"
            + "X-Slack-Request-Timestamp: "
            + timestamp
            + "\r\nX-Slack-Signature: "
            + signature("v0:" + timestamp + ":" + body)
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String signature(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
      return "v0="
          + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
