package heed.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Jetty alone would leave idle connections open for longer than any of these tests waits.
final class HangingUpTest {
  private static final int PATIENCE_MS = 60_000;

  /// More than lies in the buffers between us.
  private static final int LONG = 50_000_000;

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  HangingUpTest() throws Exception {
    connector.setHost("127.0.0.1");
    connector.setShutdownIdleTimeout(10L * PATIENCE_MS);
    server.addConnector(connector);
    server.setStopTimeout(10L * PATIENCE_MS);
    var handler = new HangingUp();
    handler.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            if (Request.getPathInContext(request).equals("/slow")) {
              arrived.countDown();
              go.await(PATIENCE_MS, TimeUnit.MILLISECONDS);
            }
            if (Request.getPathInContext(request).equals("/long")) {
              response.write(true, ByteBuffer.allocate(LONG), callback);
              return true;
            }
            response.write(
                true, ByteBuffer.wrap("done\n".getBytes(StandardCharsets.UTF_8)), callback);
            return true;
          }
        });
    server.setHandler(handler);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void a_connection_kept_for_later_is_hung_up_and_a_request_under_way_is_answered()
      throws Exception {
    try (var idle = connection();
        var busy = connection();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ask(idle, "/");
      var kept = reader(idle);
      assertThat(answer(kept)).isEqualTo("done");
      ask(busy, "/slow");
      assertThat(arrived.await(PATIENCE_MS, TimeUnit.MILLISECONDS)).isTrue();

      var stopping =
          threads.submit(() -> {
            server.stop();
            return true;
          });

      assertThat(kept.readLine()).as("the end of the idle connection").isNull();
      assertThat(stopping.isDone()).as("stopped before the last answer").isFalse();
      go.countDown();
      assertThat(answer(reader(busy))).isEqualTo("done");
      assertThat(stopping.get(PATIENCE_MS, TimeUnit.MILLISECONDS)).isTrue();
    }
  }

  @Test
  void a_long_answer_under_way_arrives_whole() throws Exception {
    try (var busy = connection();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ask(busy, "/long");
      var reading = busy.getInputStream();
      assertThat(reading.read()).as("the first byte").isEqualTo('H');

      var stopping =
          threads.submit(() -> {
            server.stop();
            return true;
          });
      while (!server.isStopping()) {
        Thread.onSpinWait();
      }

      assertThat(reading.readAllBytes()).hasSizeGreaterThan(LONG);
      assertThat(stopping.get(PATIENCE_MS, TimeUnit.MILLISECONDS)).isTrue();
    }
  }

  @Test
  void a_connection_that_never_asked_does_not_hold_up_the_end() throws Exception {
    try (var silent = connection();
        var asking = connection()) {
      ask(asking, "/");
      assertThat(answer(reader(asking))).isEqualTo("done");

      server.stop();

      assertThat(silent.getInputStream().read()).isEqualTo(-1);
    }
  }

  private Socket connection() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
    socket.setSoTimeout(PATIENCE_MS);
    return socket;
  }

  private static void ask(Socket socket, String path) throws IOException {
    var head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  /// The line of the body, after a head.
  private static String answer(BufferedReader reader) throws IOException {
    var line = reader.readLine();
    while (line != null && !line.isEmpty()) {
      line = reader.readLine();
    }
    return reader.readLine();
  }
}
