package heed.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import heed.cast.SettableClock;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Ids;
import io.javalin.http.Context;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// The frame with a small door of the test's own.
class FrameTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Well before the server gives up on what is under way.
  private static final Duration SOON = Duration.ofMillis(500);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private record Door(String root, List<Route> routes) implements Server.Part {}

  private record PlainDoor(String root, List<Route> routes) implements Server.Part {
    @Override
    public void refuse(Context context, Problem problem) {
      Problems.plain(context, problem);
    }
  }

  @Test
  void a_bug_is_answered_without_a_trace_and_logged_once_with_its_number() throws Exception {
    var logged = new ListAppender<ILoggingEvent>();
    var logger = (Logger) LoggerFactory.getLogger(Problems.class);
    logger.addAppender(logged);
    logged.start();
    try (var server =
        server(
            door(
                "/api/",
                "/api/bug",
                _ -> {
                  throw new IllegalStateException("secret detail");
                }))) {
      var answer = get(server, "/api/bug");

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(answer.body())
          .contains("\"code\":\"internal\"")
          .doesNotContain("secret", "Exception", "heed.http");
      assertThat(logged.list).hasSize(1);
      assertThat(logged.list.getFirst().getLevel()).isEqualTo(Level.ERROR);
      var number = answer.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
      assertThat(logged.list.getFirst().getFormattedMessage()).contains(number);
    } finally {
      logger.detachAppender(logged);
    }
  }

  @Test
  void an_error_of_the_machine_is_answered_in_the_same_form() throws Exception {
    try (var server =
        server(
            door(
                "/api/",
                "/api/deep",
                _ -> {
                  throw new StackOverflowError();
                }))) {
      var answer = get(server, "/api/deep");

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("\"code\":\"internal\"");
      assertThat(get(server, "/api/deep").statusCode()).isEqualTo(500);
    }
  }

  @Test
  void each_door_refuses_in_its_own_form() throws Exception {
    var route =
        Route.of(
            Route.Verb.GET,
            "/page",
            Role.PM,
            _ -> new Caller("x", Role.CSM, null),
            (context, _) -> context.result("x"));
    try (var server = server(new PlainDoor("/", List.of(route)), new Door("/api/", List.of()))) {
      assertThat(get(server, "/page").statusCode()).isEqualTo(403);
      assertThat(get(server, "/page").body()).isEqualTo("This needs the role pm; you have csm.\n");
      assertThat(get(server, "/api/none").body()).startsWith("{");
      assertThat(get(server, "/none").body()).isEqualTo("There is nothing at this address.\n");
    }
  }

  @Test
  void a_request_under_way_is_answered_when_the_service_stops() throws Exception {
    var arrived = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var server =
          server(
              door(
                  "/",
                  "/slow",
                  context -> {
                    arrived.countDown();
                    go.await(2, TimeUnit.MINUTES);
                    context.result("done");
                  }));
      var answer = threads.submit(() -> get(server, "/slow"));
      assertThat(arrived.await(1, TimeUnit.MINUTES)).as("the request has arrived").isTrue();

      var stopping = threads.submit(server::close);
      assertThat(refusedOrClosed(server)).isTrue();
      go.countDown();

      assertThat(answer.get().body()).isEqualTo("done");
      stopping.get(1, TimeUnit.MINUTES);
    }
  }

  @Test
  void handlers_run_on_virtual_threads() throws Exception {
    var thread = new AtomicReference<Thread>();
    try (var server = server(door("/", "/", _ -> thread.set(Thread.currentThread())))) {
      get(server, "/");

      assertThat(thread.get().isVirtual()).isTrue();
    }
  }

  private static Server server(Server.Part... parts) {
    return Server.start(
        "127.0.0.1", 0, List.of(parts), new Metrics(), Ids.secure(SettableClock.morning()));
  }

  private static Server.Part door(String root, String path, io.javalin.http.Handler handler) {
    return new Door(root, List.of(Route.open(Route.Verb.GET, path, handler)));
  }

  private static HttpResponse<String> get(Server server, String path) throws Exception {
    return get(server, path, PATIENCE);
  }

  private static HttpResponse<String> get(Server server, String path, Duration patience)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .timeout(patience)
            .build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /// Whether a new request finds the doors shut, soon: refused, closed, or left in the queue of a
  /// socket that nobody accepts from any more.
  private static boolean refusedOrClosed(Server server) throws InterruptedException {
    for (var i = 0; i < 500; i++) {
      try {
        if (get(server, "/none", SOON).statusCode() == 503) {
          return true;
        }
      } catch (Exception closed) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }
}
