package heed.openid.standin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import heed.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A provider on a local port that gives a token only for what is right to the letter: client,
/// secret, redirect address, code and verifier. Its words and signatures can be bent.
public final class FakeProvider implements AutoCloseable {
  public static final String CLIENT_ID = "heed-client";
  public static final String CLIENT_SECRET = "a secret & with = signs, 32 bytes long";

  /// What was sent along when somebody came to sign in, by the code that they were given.
  private record Granted(Map<String, String> asked, Map<String, Object> user) {}

  private final InstantSource clock;
  private final Map<String, Granted> codes = new ConcurrentHashMap<>();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final AtomicInteger codesGiven = new AtomicInteger();
  private final AtomicInteger keysAsked = new AtomicInteger();
  private final URI redirect;
  private @Nullable HttpServer server;
  private int port;
  private volatile Signing signing = Signing.first();
  private volatile Consumer<JWTClaimsSet.Builder> bent = claims -> {};
  private volatile Consumer<Map<String, Object>> description = found -> {};
  private volatile @Nullable String tokenAnswer;
  private volatile @Nullable URI behind;

  /// @param redirect the only address that people are sent back to
  public FakeProvider(InstantSource clock, URI redirect) {
    this.clock = clock;
    this.redirect = redirect;
    start();
  }

  public String issuer() {
    return "http://127.0.0.1:" + port;
  }

  /// What was wrong with what was asked of it.
  public List<String> problems() {
    return List.copyOf(problems);
  }

  public int keysAsked() {
    return keysAsked.get();
  }

  /// Bends the claims of every token from now on.
  public void bend(Consumer<JWTClaimsSet.Builder> bending) {
    bent = bending;
  }

  /// Bends how it describes itself.
  public void describe(Consumer<Map<String, Object>> bending) {
    description = bending;
  }

  public void sign(Signing.Way way) {
    signing = signing.by(way);
  }

  /// Signs by a new key from now on; the old one is published no more.
  public void rotate() {
    signing = signing.rotated();
  }

  /// Answers every redemption like this.
  public void answerRedemption(@Nullable String body) {
    tokenAnswer = body;
  }

  /// Hands on what it does not know to another server.
  public void standBefore(URI other) {
    behind = other;
  }

  /// What the person’s browser does at the provider.
  ///
  /// @param location where it was sent
  /// @param user the claims that the provider makes of them
  /// @return path and query of where it is sent back to
  public String signsIn(String location, Map<String, Object> user) {
    var asked = query(URI.create(location).getRawQuery());
    check(location.startsWith(issuer() + "/authorize?"), "another door: " + location);
    check("code".equals(asked.get("response_type")), "response_type");
    check(CLIENT_ID.equals(asked.get("client_id")), "client_id");
    check(redirect.toString().equals(asked.get("redirect_uri")), "redirect_uri");
    check(List.of(asked.getOrDefault("scope", "").split(" ")).contains("openid"), "scope");
    check("S256".equals(asked.get("code_challenge_method")), "code_challenge_method");
    check(asked.getOrDefault("state", "").length() >= 40, "state");
    check(asked.getOrDefault("nonce", "").length() >= 40, "nonce");
    var code = "code-" + codesGiven.incrementAndGet();
    codes.put(code, new Granted(asked, user));
    return redirect.getRawPath() + "?code=" + code + "&state=" + encoded(asked.get("state"));
  }

  public void stop() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  public void start() {
    try {
      var listening =
          HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
      listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      listening.createContext("/", this::answer);
      listening.start();
      port = listening.getAddress().getPort();
      server = listening;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  @Override
  public void close() {
    stop();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var path = exchange.getRequestURI().getPath();
      switch (path) {
        case "/.well-known/openid-configuration" -> send(exchange, 200, described());
        case "/keys" -> {
          keysAsked.incrementAndGet();
          send(exchange, 200, signing.published());
        }
        case "/token" -> redeem(exchange, body);
        default -> handOn(exchange, body);
      }
    }
  }

  private String described() {
    var found = new LinkedHashMap<String, Object>();
    found.put("issuer", issuer());
    found.put("authorization_endpoint", issuer() + "/authorize");
    found.put("token_endpoint", issuer() + "/token");
    found.put("jwks_uri", issuer() + "/keys");
    found.put("response_types_supported", List.of("code"));
    found.put("subject_types_supported", List.of("public"));
    found.put("id_token_signing_alg_values_supported", List.of("RS256"));
    description.accept(found);
    return Json.write(found);
  }

  private void redeem(HttpExchange exchange, String body) throws IOException {
    var form = query(body);
    var granted = codes.remove(form.getOrDefault("code", ""));
    var right =
        exchange.getRequestMethod().equals("POST")
            && granted != null
            && check(proves(exchange), "client secret")
            && check("authorization_code".equals(form.get("grant_type")), "grant_type")
            && check(redirect.toString().equals(form.get("redirect_uri")), "redirect_uri")
            && check(
                challenge(form.getOrDefault("code_verifier", ""))
                    .equals(granted.asked.get("code_challenge")),
                "code_verifier");
    if (!right) {
      send(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    var fixed = tokenAnswer;
    send(exchange, 200, fixed == null ? tokens(granted) : fixed);
  }

  private String tokens(Granted granted) {
    var now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience(CLIENT_ID)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
            .claim("nonce", granted.asked.get("nonce"));
    granted.user.forEach(claims::claim);
    bent.accept(claims);
    try {
      return Json.write(
          Map.of(
              "access_token",
              "an-access-token",
              "token_type",
              "Bearer",
              "id_token",
              signing.token(claims.build())));
    } catch (JOSEException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private static boolean proves(HttpExchange exchange) {
    var header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    var expected = encoded(CLIENT_ID) + ":" + encoded(CLIENT_SECRET);
    var sent = header.startsWith("Basic ") ? header.substring("Basic ".length()) : "";
    return new String(Base64.getDecoder().decode(sent), StandardCharsets.UTF_8).equals(expected);
  }

  private void handOn(HttpExchange exchange, String body) throws IOException {
    var other = behind;
    if (other == null) {
      send(exchange, 404, "{}");
      return;
    }
    var request =
        HttpRequest.newBuilder(other.resolve(exchange.getRequestURI().toString()))
            .timeout(Duration.ofSeconds(10))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(body));
    for (var name : List.of("Authorization", "Content-Type")) {
      var value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      send(exchange, answer.statusCode(), answer.body());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private boolean check(boolean right, String what) {
    if (!right) {
      problems.add(what);
    }
    return right;
  }

  private static String challenge(String verifier) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, String> query(@Nullable String text) {
    var values = new HashMap<String, String>();
    for (var part : (text == null ? "" : text).split("&", -1)) {
      var at = part.indexOf('=');
      if (at > 0) {
        values.put(
            URLDecoder.decode(part.substring(0, at), StandardCharsets.UTF_8),
            URLDecoder.decode(part.substring(at + 1), StandardCharsets.UTF_8));
      }
    }
    return values;
  }

  private static String encoded(@Nullable String text) {
    return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
  }
}
