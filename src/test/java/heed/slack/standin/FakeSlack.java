package heed.slack.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import heed.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Slack's Web API on a local port: refuses what Slack refuses, behaves badly when told to, and
/// remembers every call in order. The JDK's own server, because it lets a test cut a connection at
/// any point. Any thread may use it.
public final class FakeSlack implements AutoCloseable {
  public static final String TOKEN = "xoxb-standin-token";
  public static final String APP_TOKEN = "xapp-standin-token";
  public static final String SIGNING_SECRET = "standin-signing-secret";
  public static final String TEAM = "T0STANDIN";

  private final Workspace workspace;
  private final Map<String, Workspace> tokens = new ConcurrentHashMap<>();
  private final Map<String, String> refusedTokens = new ConcurrentHashMap<>();
  private final Installs installs = new Installs();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final List<Call> responses = new CopyOnWriteArrayList<>();
  private final Map<String, Deque<Mood>> moods = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final InstantSource clock;
  private final SocketSide socket = new SocketSide();
  private final Grants grants = new Grants();
  private final LateAnswers lateAnswers;
  private volatile @Nullable Rates rates;
  private volatile @Nullable BadWeather weather;
  private @Nullable HttpServer server;
  private final int port;

  private FakeSlack(InstantSource clock) {
    this.clock = clock;
    this.workspace = new Workspace(clock, TEAM, "Standin");
    this.lateAnswers = new LateAnswers(clock);
    tokens.put(TOKEN, workspace);
    this.port = listen(0);
  }

  public static FakeSlack start() {
    return startAt(InstantSource.system());
  }

  /// A stand-in that tells the age of triggers and addresses by this clock.
  public static FakeSlack startAt(InstantSource clock) {
    return new FakeSlack(clock);
  }

  /// What `HEED_SLACK_API_URL` must say.
  public String apiUrl() {
    return "http://127.0.0.1:" + port + "/api/";
  }

  public Workspace workspace() {
    return workspace;
  }

  /// One more workspace, into which nobody was let yet.
  public Workspace another(String team, String name) {
    return new Workspace(clock, team, name);
  }

  public Installs installs() {
    return installs;
  }

  /// From now on every call with this token is refused with a code such as `token_revoked`.
  public void refuseToken(String token, String code) {
    refusedTokens.put(token, code);
  }

  public void takeTokenAgain(String token) {
    refusedTokens.remove(token);
  }

  /// Slack's end of Socket Mode.
  public SocketSide socket() {
    return socket;
  }

  /// What the app may do here.
  public Grants grants() {
    return grants;
  }

  /// From now on calls that come too fast are answered 429, by this clock.
  public void limitRates(InstantSource by) {
    rates = new Rates(by);
  }

  /// A fresh address for late answers.
  public String responseUrl() {
    return responseUrl(Duration.ZERO);
  }

  /// An address for late answers that is as old as this already.
  public String responseUrl(Duration age) {
    var path = "/response/" + workspace.nextNumber();
    lateAnswers.give(path, age);
    return "http://127.0.0.1:" + port + path;
  }

  /// Every call so far.
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  public List<Call> calls(String method) {
    return calls.stream().filter(call -> call.method().equals(method)).toList();
  }

  /// The messages that Slack took.
  public List<Call> messages() {
    return calls("chat.postMessage").stream().filter(Call::done).toList();
  }

  /// What was said to response addresses; the body is the argument `body`.
  public List<Call> responses() {
    return List.copyOf(responses);
  }

  /// Waits until something is so, looking often; for tests of what happens after an answer.
  ///
  /// @throws AssertionError when it is not so within half a minute
  public static void until(String what, BooleanSupplier holds) {
    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Waited in vain until " + what);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
    }
  }

  /// The next calls of a method are refused with a code.
  public void refuse(String method, String code, int times) {
    moody(method, times, new Mood(code, null, Duration.ZERO, Mood.Cut.NEVER));
  }

  /// The next calls of a method are answered 429.
  ///
  /// @param retryAfter the header, as odd as you like
  public void limit(String method, String retryAfter, int times) {
    moody(method, times, new Mood(null, retryAfter, Duration.ZERO, Mood.Cut.NEVER));
  }

  /// The next calls of a method are answered late.
  public void delay(String method, Duration delay, int times) {
    moody(method, times, new Mood(null, null, delay, Mood.Cut.NEVER));
  }

  /// The next calls of a method lose their connection before anything is done.
  public void cutBeforeDoing(String method, int times) {
    moody(method, times, new Mood(null, null, Duration.ZERO, Mood.Cut.BEFORE_DOING));
  }

  /// The next calls of a method are done, but their answer is lost.
  public void cutBeforeStatus(String method, int times) {
    moody(method, times, new Mood(null, null, Duration.ZERO, Mood.Cut.BEFORE_STATUS));
  }

  /// The next calls of a method are done and answered 200, but the body breaks off.
  public void cutAfterStatus(String method, int times) {
    moody(method, times, new Mood(null, null, Duration.ZERO, Mood.Cut.AFTER_STATUS));
  }

  /// Every call fares as the weather is from now on; null: well.
  public void weather(@Nullable BadWeather now) {
    weather = now;
  }

  /// Takes the whole of Slack away: connections are refused.
  public void goDown() {
    socket.goDown();
    var running = server;
    if (running != null) {
      running.stop(0);
      server = null;
    }
  }

  public void comeBack() {
    listen(port);
  }

  @Override
  public void close() {
    goDown();
    threads.shutdownNow();
  }

  private int listen(int where) {
    try {
      var fresh =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), where), 64);
      fresh.createContext("/api/", this::answer);
      fresh.createContext("/response/", this::hear);
      fresh.setExecutor(threads);
      fresh.start();
      server = fresh;
      return fresh.getAddress().getPort();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private void moody(String method, int times, Mood mood) {
    var queue = moods.computeIfAbsent(method, _ -> new ArrayDeque<>());
    synchronized (queue) {
      for (var i = 0; i < times; i++) {
        queue.add(mood);
      }
    }
  }

  private Mood mood(String method) {
    var queue = moods.get(method);
    if (queue == null) {
      return usual(method);
    }
    synchronized (queue) {
      var next = queue.poll();
      return next == null ? usual(method) : next;
    }
  }

  private Mood usual(String method) {
    var now = weather;
    return now == null ? Mood.FRIENDLY : now.next(method);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var method = exchange.getRequestURI().getPath().substring("/api/".length());
    var arguments = arguments(exchange);
    var mood = mood(method);
    pause(mood.delay());
    if (mood.cut() == Mood.Cut.BEFORE_DOING) {
      remember(exchange, method, arguments, "cut");
      exchange.close();
    } else if (Mood.BROKEN.equals(mood.refusal())) {
      remember(exchange, method, arguments, Mood.BROKEN);
      say(exchange, 500, Map.of());
    } else if (mood.retryAfter() != null) {
      remember(exchange, method, arguments, "429");
      exchange.getResponseHeaders().set("Retry-After", mood.retryAfter());
      say(exchange, 429, Map.of("ok", false, "error", "ratelimited"));
    } else {
      var wait = tooFast(method, arguments);
      if (wait.isPresent()) {
        remember(exchange, method, arguments, "429");
        exchange.getResponseHeaders().set("Retry-After", String.valueOf(wait.get()));
        say(exchange, 429, Map.of("ok", false, "error", "ratelimited"));
      } else {
        answerIn(mood, exchange, method, arguments);
      }
    }
  }

  private Optional<Long> tooFast(String method, Map<String, String> arguments) {
    var now = rates;
    return now == null ? Optional.empty() : now.take(method, arguments.getOrDefault("channel", ""));
  }

  private void answerIn(
      Mood mood, HttpExchange exchange, String method, Map<String, String> arguments)
      throws IOException {
    var answer = answered(mood.refusal(), exchange, method, arguments);
    switch (mood.cut()) {
      case NEVER, BEFORE_DOING -> {
        remember(exchange, method, arguments, String.valueOf(answer.getOrDefault("error", "ok")));
        say(exchange, 200, answer);
      }
      case BEFORE_STATUS -> {
        remember(exchange, method, arguments, "cut after");
        exchange.close();
      }
      case AFTER_STATUS -> {
        remember(exchange, method, arguments, "cut after");
        exchange.sendResponseHeaders(200, Json.bytes(answer).length);
        exchange.getResponseBody().flush();
        exchange.close();
      }
    }
  }

  private Map<String, Object> answered(
      @Nullable String mood, HttpExchange exchange, String method, Map<String, String> arguments) {
    if (mood != null) {
      return Workspace.no(mood);
    }
    if (method.equals("oauth.v2.access")) {
      return installs.exchange(arguments, authorization(exchange), tokens);
    }
    var header = exchange.getRequestHeaders().getFirst("Authorization");
    if (method.equals(SocketSide.OPENING)) {
      var refusal = grants.refusal(method, header, ("Bearer " + APP_TOKEN).equals(header));
      return refusal == null ? socket.opened() : refusal;
    }
    var token = token(exchange);
    var whose = tokens.get(token);
    var refusal = grants.refusal(method, header, whose != null);
    if (refusal != null || whose == null) {
      return refusal == null ? Workspace.no("invalid_auth") : refusal;
    }
    var own = refusedTokens.get(token);
    return own == null ? whose.answer(method, arguments) : Workspace.no(own);
  }

  private void hear(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var answer = lateAnswers.take(exchange.getRequestURI().getPath(), body);
    responses.add(new Call("response_url", Map.of("body", body), clock.instant(), answer));
    if (answer.equals("ok")) {
      say(exchange, 200, Map.of("ok", true));
    } else {
      say(exchange, 404, Workspace.no(answer));
    }
  }

  private void remember(
      HttpExchange exchange, String method, Map<String, String> arguments, String answer) {
    calls.add(new Call(method, arguments, clock.instant(), answer, token(exchange)));
  }

  private static String token(HttpExchange exchange) {
    var authorization = String.valueOf(authorization(exchange));
    return authorization.startsWith("Bearer ") ? authorization.substring("Bearer ".length()) : "";
  }

  private static @Nullable String authorization(HttpExchange exchange) {
    return exchange.getRequestHeaders().getFirst("Authorization");
  }

  private static Map<String, String> arguments(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var arguments = new LinkedHashMap<String, String>();
    for (var pair : body.split("&", -1)) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        arguments.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return arguments;
  }

  private static void pause(Duration delay) {
    if (!delay.isZero()) {
      java.util.concurrent.locks.LockSupport.parkNanos(delay.toNanos());
    }
  }

  private static void say(HttpExchange exchange, int status, Map<String, Object> answer)
      throws IOException {
    var bytes = Json.bytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /// The calls that fit, newest last.
  public List<Call> calls(Predicate<Call> fitting) {
    return new ArrayList<>(calls.stream().filter(fitting).toList());
  }
}
