package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.http.Metrics;
import heed.http.Server;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.SlackSender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The door in the product's own server, spoken to byte by byte, as no HTTP client would.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RawSocketTest {
  private static final String NONSENSE = "v0=" + "0".repeat(64);

  private Bench bench;
  private Server server;
  private SlackSender sender;
  private int views;

  @BeforeAll
  void open() {
    bench = new Bench();
    bench.desk.keep(Cast.acme());
    server =
        Server.start(
            "127.0.0.1", 0, List.of(bench.connection.part()), new Metrics(), bench.desk.ids);
    sender = bench.sender.to(URI.create("http://127.0.0.1:" + server.port() + "/slack/events"));
    sender.command(Bench.CARA, "");
  }

  @BeforeEach
  void look() {
    views = bench.slack.workspace().views().size();
  }

  @AfterEach
  void serves() {
    assertThat(sender.command(Bench.CARA, "help").json().path("text").asString()).isNotBlank();
  }

  @AfterAll
  void close() {
    server.close();
    bench.close();
  }

  @Test
  void of_an_unsigned_body_not_a_byte_is_waited_for() throws Exception {
    assertThat(statusOf("Content-Length: 10737418240\r\n\r\n")).isEqualTo(401);
    assertThat(statusOf("Transfer-Encoding: chunked\r\n\r\n")).isEqualTo(401);
    assertThat(statusOf("X-Slack-Signature: " + NONSENSE + "\r\nContent-Length: 99\r\n\r\n"))
        .isEqualTo(401);
  }

  @Test
  void a_huge_body_with_headers_that_could_be_right_is_refused_before_it_comes() throws Exception {
    assertThat(statusOf(plausible() + "Content-Length: 10737418240\r\n\r\n")).isEqualTo(413);
  }

  @Test
  void a_body_without_end_is_cut() throws Exception {
    try (var socket = connected()) {
      send(socket, head() + plausible() + "Transfer-Encoding: chunked\r\n\r\n");
      var chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
      try {
        for (var sent = 0; sent < 64; sent++) {
          send(socket, chunk);
        }
      } catch (SocketException closed) {
        // as it may
      }
      assertThat(status(socket)).isEqualTo(413);
    }
  }

  @Test
  void two_hundred_who_stop_in_the_middle_of_their_body_hold_nobody_up() throws Exception {
    var idle = new ArrayList<Socket>();
    try {
      for (var i = 0; i < 200; i++) {
        var socket = connected();
        send(socket, head() + plausible() + "Content-Length: 1000\r\n\r\npayload=");
        idle.add(socket);
      }
      var began = System.nanoTime();

      var reply = sender.command(Bench.CARA, "help");

      assertThat(reply.status()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    } finally {
      for (var socket : idle) {
        socket.close();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "text=a+b text=a%20b",
        "text=%C3%A9 text=%c3%a9",
        "text=%2Fx text=/x",
        "a=1&b=2 b=2&a=1",
        "{\"a\":1} {\"a\":1.0}",
        "{\"a\":\"\\u00e9\"} {\"a\":\"é\"}",
        "text= text",
        "a=1 a=1&",
      })
  void a_body_that_means_the_same_and_is_written_otherwise_is_not_signed(String signed, String sent)
      throws Exception {
    var timestamp = now();
    var signature = SlackSender.sign(FakeSlack.SIGNING_SECRET, timestamp, bytes(signed));

    assertThat(status(timestamp, signature, "", bytes(sent))).isEqualTo(401);
    assertThat(status(timestamp, signature, "", bytes(signed))).isLessThan(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s,%s",
        "%s, v0=0000000000000000000000000000000000000000000000000000000000000000",
        "\"%s\"",
        "v1=0,%s",
        "%s;",
        "%s\u00a0"
      })
  void a_header_that_holds_more_than_the_signature_is_refused(String form) throws Exception {
    var body = command();
    var timestamp = now();
    var right = SlackSender.sign(FakeSlack.SIGNING_SECRET, timestamp, body);

    var status = status(timestamp, form.replace("%s", right), "", body);

    assertThat(status).isIn(400, 401);
    assertThat(bench.slack.workspace().views()).hasSize(views);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0%s", "%s0", "+%s", "%s.0", "%s,%s", "٣%s", "0x6", "1e9", "NaN"})
  void a_timestamp_that_could_be_read_in_two_ways_is_refused(String form) throws Exception {
    var body = command();
    var timestamp = form.replace("%s", now());
    var signature = SlackSender.sign(FakeSlack.SIGNING_SECRET, timestamp, body);

    assertThat(status(timestamp, signature, "", body)).isIn(400, 401);
    assertThat(bench.slack.workspace().views()).hasSize(views);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Content-Type: text/plain\r\n",
        "Content-Type: application/json\r\n",
        "Content-Type: multipart/form-data; boundary=x\r\n",
        "Content-Type: application/x-www-form-urlencoded; charset=utf-16\r\n",
        "X-Slack-Retry-Num: 3\r\nX-Slack-Retry-Reason: http_timeout\r\n",
        "X-Slack-Retry-Num: -1\r\nX-Slack-Retry-Num: abc\r\n",
        "X-Slack-Retry-Num: 99999999999999999999\r\nX-Slack-No-Retry: 1\r\n",
        "X-HTTP-Method-Override: GET\r\n",
        "X-Forwarded-For: 10.0.0.1\r\nForwarded: for=evil\r\n"
      })
  void what_is_signed_is_what_counts_whatever_other_headers_say(String headers) throws Exception {
    var body = command();
    var timestamp = now();
    var signature = SlackSender.sign(FakeSlack.SIGNING_SECRET, timestamp, body);

    assertThat(status(timestamp, signature, headers, body)).isEqualTo(200);
    assertThat(bench.slack.workspace().views()).hasSize(views + 1);
  }

  @Test
  void a_packed_body_is_no_body_of_slack() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(command());
    }
    var timestamp = now();
    var signature = SlackSender.sign(FakeSlack.SIGNING_SECRET, timestamp, packed.toByteArray());

    var status = status(timestamp, signature, "Content-Encoding: gzip\r\n", packed.toByteArray());

    assertThat(status).isEqualTo(400);
    assertThat(bench.slack.workspace().views()).hasSize(views);
  }

  @Test
  void a_command_that_is_a_payload_as_well_is_refused() throws Exception {
    var body =
        new String(command(), StandardCharsets.UTF_8) + "&payload=%7B%22type%22%3A%22x%22%7D";
    var timestamp = now();
    var signature = SlackSender.sign(FakeSlack.SIGNING_SECRET, timestamp, bytes(body));

    assertThat(status(timestamp, signature, "", bytes(body))).isEqualTo(400);
    assertThat(bench.slack.workspace().views()).hasSize(views);
  }

  @Test
  void a_length_and_chunks_at_once_are_refused() throws Exception {
    var body = command();
    var timestamp = now();
    var signature = SlackSender.sign(FakeSlack.SIGNING_SECRET, timestamp, body);

    var status = status(timestamp, signature, "Transfer-Encoding: chunked\r\n", body);

    assertThat(status).isEqualTo(400);
    assertThat(bench.slack.workspace().views()).hasSize(views);
  }

  @ParameterizedTest
  @CsvSource({
    "GET /slack/events, 405",
    "PUT /slack/events, 405",
    "POST /slack/events/, 404",
    "POST /slack/Events, 404",
    "POST /slack//events, 404"
  })
  void no_other_door_leads_here(String line, int expected) throws Exception {
    var body = command();
    var timestamp = now();
    try (var socket = connected()) {
      send(socket, line + " HTTP/1.1\r\nHost: heed.test\r\n" + signed(timestamp, body));
      send(socket, "Content-Length: " + body.length + "\r\n\r\n");
      socket.getOutputStream().write(body);

      assertThat(status(socket)).isBetween(400, expected);
    }
    assertThat(bench.slack.workspace().views()).hasSize(views);
  }

  @Test
  void what_stands_in_the_address_is_not_read() throws Exception {
    var body = command();
    var timestamp = now();
    try (var socket = connected()) {
      send(
          socket,
          "POST /slack/events?payload=%7B%7D&ssl_check=1&command=%zz HTTP/1.1\r\nHost: h\r\n"
              + signed(timestamp, body)
              + "Content-Length: "
              + body.length
              + "\r\n\r\n");
      socket.getOutputStream().write(body);

      assertThat(status(socket)).isEqualTo(200);
    }
    assertThat(bench.slack.workspace().views()).hasSize(views + 1);
  }

  private static String signed(String timestamp, byte[] body) {
    return headers(timestamp, SlackSender.sign(FakeSlack.SIGNING_SECRET, timestamp, body));
  }

  private static String headers(String timestamp, String signature) {
    return "X-Slack-Request-Timestamp: "
        + timestamp
        + "\r\nx-slack-signature: "
        + signature
        + "\r\n";
  }

  /// Headers as anybody can write them.
  private String plausible() {
    return headers(now(), NONSENSE);
  }

  private int status(String timestamp, String signature, String more, byte[] body)
      throws IOException {
    try (var socket = connected()) {
      send(socket, head() + headers(timestamp, signature) + more);
      send(socket, "Content-Length: " + body.length + "\r\n\r\n");
      socket.getOutputStream().write(body);
      return status(socket);
    }
  }

  private int statusOf(String rest) throws IOException {
    try (var socket = connected()) {
      send(socket, head() + rest);
      return status(socket);
    }
  }

  private static String head() {
    return "POST /slack/events HTTP/1.1\r\nHost: heed.test\r\n";
  }

  private Socket connected() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(3000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(bytes(text));
    socket.getOutputStream().flush();
  }

  private static int status(Socket socket) throws IOException {
    var line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    return Integer.parseInt(line.substring(9));
  }

  private byte[] command() {
    return SlackSender.encoded(
        java.util.Map.of(
            "command",
            "/heed",
            "team_id",
            FakeSlack.TEAM,
            "user_id",
            Bench.CARA,
            "text",
            "",
            "trigger_id",
            bench.slack.workspace().trigger()));
  }

  private String now() {
    return String.valueOf(bench.clock.instant().getEpochSecond());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
