package heed;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.cli.Rooms;
import heed.cli.Serving;
import heed.outbox.Message;
import heed.outbox.OutboxStore;
import heed.people.Person;
import heed.platform.settings.Settings;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.Installs;
import heed.slack.standin.SlackSender;
import heed.slack.standin.Workspace;
import heed.workspace.Installed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The whole service in this JVM with a Slack client set, between a SQLite file and the stand-in
/// for Slack. Its clock stands until a test moves it.
final class Hosted implements AutoCloseable {
  static final String CARA = "U0CARA";

  final SettableClock clock = SettableClock.morning();
  final FakeSlack slack = FakeSlack.start();
  final TreeMap<String, String> settings = new TreeMap<>();
  final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  Rooms rooms;
  Serving.Running running;

  /// @param more settings to change or to take away, in pairs; an empty value takes away
  Hosted(Path folder, String... more) {
    settings.put("HEED_DB", folder.resolve("heed.db").toString());
    settings.put("HEED_PORT", String.valueOf(freePort()));
    settings.put("HEED_SECRET", secret(1));
    settings.put("HEED_SLACK_API_URL", slack.apiUrl());
    settings.put("HEED_SLACK_CLIENT_ID", Installs.CLIENT_ID);
    settings.put("HEED_SLACK_CLIENT_SECRET", Installs.CLIENT_SECRET);
    settings.put("HEED_SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET);
    for (var i = 0; i < more.length; i += 2) {
      if (more[i + 1].isEmpty()) {
        settings.remove(more[i]);
      } else {
        settings.put(more[i], more[i + 1]);
      }
    }
    open();
    for (var person : List.of(Cast.ADA, Cast.PIA, Cast.CARA)) {
      rooms.database.writer().write("console", tx -> rooms.people.put(tx, person));
    }
  }

  static String secret(int seed) {
    var bytes = new byte[32];
    new Random(seed).nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private void open() {
    var read = Settings.from(settings);
    rooms = Rooms.open(read, Duration.ofSeconds(2), clock).followingChanges();
    try {
      running = Heed.open(rooms, read, clock, false);
    } catch (RuntimeException refused) {
      rooms.close();
      throw refused;
    }
  }

  void stop() {
    running.close();
    rooms.close();
  }

  void start() {
    open();
  }

  /// A browser in which this person is signed in.
  Browser browser(Person person) {
    var secret = rooms.database.writer().write("sign-in", tx -> rooms.sessions.begin(tx, person));
    return new Browser("heed=" + secret);
  }

  Browser stranger() {
    return new Browser("");
  }

  /// Lets the service into a workspace, the whole way.
  void install(Workspace workspace, String token) {
    var browser = browser(Cast.ADA);
    var state = browser.begin();
    var answer = browser.end(slack.installs().code(workspace, token, redirect()), state);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + ": " + answer.body());
    }
  }

  String redirect() {
    return base() + "/slack/oauth";
  }

  String base() {
    return "http://127.0.0.1:" + settings.get("HEED_PORT");
  }

  SlackSender sender(Workspace workspace) {
    var sender = new SlackSender(URI.create(base() + "/slack/events"), slack).in(workspace);
    sender.clock(clock);
    return sender;
  }

  String readiness() {
    return stranger().get("/readyz").body();
  }

  List<Installed> installed() {
    return rooms.database.read(rooms.workspaces.store()::all).stream()
        .map(row -> row.value())
        .toList();
  }

  /// Owes somebody a message.
  void tell(String email) {
    rooms
        .database
        .writer()
        .write("test", tx -> rooms.outbox.put(tx, "slack", email, "test", List.of()));
  }

  List<Message> outbox() {
    return rooms.database.read(
        handle -> rooms.messages.page(handle, OutboxStore.Filter.ALL, Long.MAX_VALUE, 500));
  }

  /// The text of each message that came with a token.
  List<String> posted(String token) {
    return slack.messages().stream()
        .filter(call -> call.token().equals(token))
        .map(call -> call.argument("channel") + ": " + call.argument("text"))
        .toList();
  }

  @Override
  public void close() {
    stop();
    slack.close();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// A browser: it keeps the one cookie that the door sets, and its session.
  final class Browser {
    private final String session;
    @Nullable String cookie;

    Browser(String session) {
      this.session = session;
    }

    /// Begins an installation.
    ///
    /// @return the state on its way to Slack
    String begin() {
      return begin("/slack/install");
    }

    String begin(String path) {
      var answer = get(path);
      var location = answer.headers().firstValue("Location").orElse("");
      if (answer.statusCode() != 303 || !location.contains("&state=")) {
        throw new AssertionError(answer.statusCode() + ": " + answer.body());
      }
      return location.replaceAll(".*&state=([^&]*).*", "$1");
    }

    /// Comes back from Slack.
    HttpResponse<String> end(String code, String state) {
      return get("/slack/oauth?code=" + code + "&state=" + state);
    }

    HttpResponse<String> get(String path) {
      var request =
          HttpRequest.newBuilder(URI.create(base() + path)).timeout(Duration.ofSeconds(20));
      var cookies = session + (cookie == null ? "" : "; " + cookie);
      if (!cookies.isEmpty()) {
        request.header("Cookie", cookies);
      }
      try {
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").stream()
            .filter(set -> set.startsWith("heed-slack="))
            .forEach(set -> cookie = set.replaceAll(";.*", ""));
        return answer;
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
  }
}
