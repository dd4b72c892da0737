package heed.api;

import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// HTTP below the routes: methods, addresses, heads, and what stands in every answer.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolTest {
  private Service service;
  private Client admin;

  @BeforeAll
  void start() {
    service = new Service();
    admin = service.as(Role.ADMIN);
    admin.put("/api/v1/features/SSO", "{\"title\": \"SSO\"}");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void another_method_is_refused_with_those_that_are_taken() {
    for (var method : new String[] {"PATCH", "OPTIONS", "DELETE", "POST", "FOO"}) {
      var reply = admin.send(method, "/api/v1/features/SSO", null);
      assertThat(reply.status()).as(method).isEqualTo(405);
      assertThat(reply.header("Allow").orElseThrow()).contains("GET", "PUT");
      assertThat(reply.code()).isEqualTo("method_not_allowed");
    }
    var trace = Raw.send(service, head("TRACE", "/api/v1/features/SSO") + "\r\n");
    assertThat(Raw.status(trace)).isEqualTo(405);
    assertThat(trace).doesNotContain(service.secret(Role.ADMIN));
  }

  @Test
  void a_method_in_a_header_is_ignored() {
    var reply = admin.get("/api/v1/features/SSO", "X-HTTP-Method-Override", "DELETE");

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void head_asks_for_the_same_rights_and_gets_no_body() {
    assertThat(admin.send("HEAD", "/api/v1/features/SSO", null).status()).isEqualTo(200);
    assertThat(admin.send("HEAD", "/api/v1/features/none", null).status()).isEqualTo(404);
    assertThat(service.nobody().send("HEAD", "/api/v1/features/SSO", null).status()).isEqualTo(401);
    assertThat(admin.send("HEAD", "/api/v1/features/SSO", null).text()).isEmpty();
  }

  @Test
  void an_unknown_address_is_a_problem_in_the_form_of_its_door() {
    var api = admin.get("/api/v1/nothing");
    var page = admin.get("/nothing");

    assertThat(api.status()).isEqualTo(404);
    assertThat(api.header("Content-Type")).contains("application/problem+json");
    assertThat(api.code()).isEqualTo("not_found");
    assertThat(page.status()).isEqualTo(404);
    assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/plain");
    for (var unbuilt : new String[] {"/api/v1/plans", "/api/v1/renewals", "/api/v1/plans/1"}) {
      assertThat(admin.get(unbuilt).status()).isEqualTo(404);
    }
  }

  @Test
  void answers_say_nothing_of_the_server_and_are_not_kept() {
    var reply = admin.get("/api/v1/features/SSO");

    assertThat(reply.header("Server")).isEmpty();
    assertThat(reply.header("X-Powered-By")).isEmpty();
    assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(reply.header("Cache-Control")).contains("no-store");
  }

  @Test
  void two_lengths_or_two_hosts_are_refused_and_the_connection_closed() {
    var smuggled =
        Raw.send(
            service,
            head("POST", "/api/v1/features")
                + "Content-Type: application/json\r\nContent-Length: 4\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    var twoLengths =
        Raw.send(
            service,
            head("POST", "/api/v1/features") + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x");
    var twoHosts = Raw.send(service, head("GET", "/healthz") + "Host: other\r\n\r\n");
    var noHost = Raw.send(service, "GET /healthz HTTP/1.1\r\n\r\n");
    var badHead = Raw.send(service, head("GET", "/healthz") + "A b: c\r\n\r\n");

    for (var answer : new String[] {smuggled, twoLengths, twoHosts, noHost, badHead}) {
      assertThat(Raw.status(answer)).isEqualTo(400);
      assertThat(answer).doesNotContainIgnoringCase("jetty").doesNotContain("Exception");
    }
  }

  @Test
  void a_head_of_more_than_16_kib_is_refused() {
    var answer =
        Raw.send(
            service, head("GET", "/healthz") + "X-Long: " + "a".repeat(17 * 1024) + "\r\n\r\n");

    assertThat(Raw.status(answer)).isEqualTo(431);
    assertThat(answer).doesNotContainIgnoringCase("jetty");
  }

  @Test
  void a_body_that_is_announced_too_long_is_refused_before_it_comes() {
    var answer =
        Raw.send(
            service,
            head("POST", "/api/v1/features")
                + "Content-Type: application/json\r\nContent-Length: 262145\r\n\r\n{");

    assertThat(Raw.status(answer)).isEqualTo(413);
    assertThat(answer).contains("too_large");
  }

  @Test
  void a_body_that_ends_early_is_refused() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.server.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              (head("PUT", "/api/v1/features/short")
                      + "Content-Type: application/json\r\n"
                      + "Content-Length: 100\r\n\r\n"
                      + "{\"title\": \"S\"}")
                  .getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(answer.isEmpty() || Raw.status(answer) == 400).as(answer).isTrue();
    }
    assertThat(admin.get("/api/v1/features/short").status()).isEqualTo(404);
  }

  @Test
  void a_head_that_trickles_in_is_cut_off_within_twenty_seconds() throws Exception {
    var begun = System.nanoTime();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.server.port())) {
      socket.setSoTimeout(3000);
      socket
          .getOutputStream()
          .write("GET /healthz HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(closedWhileTrickling(socket)).isTrue();
    }
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isLessThan(20);
  }

  @Test
  void health_readiness_and_metrics_need_no_token() {
    var nobody = service.nobody();
    admin.get("/api/v1/features/SSO");

    assertThat(nobody.get("/healthz").text()).isEqualTo("ok\n");
    var ready = nobody.get("/readyz");
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.at("/database").asString()).isEqualTo("reachable");
    assertThat(ready.at("/slack").asString()).isEqualTo("not configured");
    service.metrics.gauge("heed.outbox.parked", "Messages that need somebody", () -> 3);
    assertThat(nobody.get("/metrics").text())
        .contains("heed_outbox_parked 3.0")
        .contains("heed_http_requests_seconds_count")
        .contains("route=\"/api/v1/features/{key}\"")
        .doesNotContain("SSO");
  }

  private static boolean closedWhileTrickling(Socket socket) throws IOException {
    for (var i = 0; i < 12; i++) {
      try {
        socket.getOutputStream().write('X');
        socket.getOutputStream().flush();
        if (socket.getInputStream().read() < 0) {
          return true;
        }
      } catch (java.net.SocketTimeoutException stillOpen) {
        // The next byte goes out three seconds after the last.
      } catch (IOException closed) {
        return true;
      }
    }
    return false;
  }

  private String head(String method, String target) {
    return method
        + " "
        + target
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
        + service.secret(Role.ADMIN)
        + "\r\n";
  }
}
