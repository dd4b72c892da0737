package heed.platform.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.Receiver;
import heed.platform.outside.GuardedClient.Fetched;
import heed.platform.outside.GuardedClient.Reply;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import javax.net.ServerSocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedClientTest {
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration IMPATIENT = Duration.ofMillis(300);
  private static final Allowed HERE = Allowed.of("127.0.0.1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1",
        "https://127.1",
        "https://2130706433",
        "https://0x7f.1",
        "https://0177.0.0.1",
        "https://localhost",
        "https://localhost.",
        "https://LOCALHOST",
        "https://127.0.0.1.nip.io",
        "https://[::1]",
        "https://[::ffff:7f00:1]",
        "https://[::ffff:127.0.0.1]",
        "https://[::7f00:1]",
        "https://[::]",
        "https://0.0.0.0",
        "https://0",
        "https://10.0.0.1",
        "https://172.16.0.1",
        "https://172.31.255.255",
        "https://192.168.1.1",
        "https://100.64.0.1",
        "https://169.254.169.254",
        "https://[fe80::1]",
        "https://[fd00::1]",
        "https://[fc00:ec2::254]",
        "https://[64:ff9b::7f00:1]",
        "https://[64:ff9b:1::a00:1]",
        "https://[2002:7f00:1::]",
        "https://[2001:0:7f00:1::]",
        "https://[ff02::1]",
        "https://224.0.0.1",
        "https://255.255.255.255",
        "https://198.18.0.1",
        "https://192.0.0.192",
        "https://１２７.0.0.1",
        "https://127。0。0。1",
        "https://no-such-host.invalid"
      })
  void what_lies_inside_is_refused_when_it_is_saved_and_when_it_is_called(String address) {
    try (var inside = new Receiver()) {
      var client = client(Allowed.NOTHING, GuardedClientTest::likeTheMachine, PATIENCE);
      var withPort = address + ":" + inside.port() + "/hook";

      assertThat(client.problem(withPort)).isPresent();
      assertThat(client.post(withPort, Map.of(), BODY)).isInstanceOf(Reply.Unheard.class);
      assertThat(inside.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/hook",
        "ftp://example.com",
        "file:///etc/passwd",
        "gopher://example.com",
        "example.com",
        "https://",
        "https://user@example.com/hook",
        "https://user:secret@example.com/hook",
        "https://example.com/hook#part",
        "https://example.com:25/hook",
        "https://example.com:22/hook",
        "https://example.com:80/hook",
        "https://example.com:0/",
        "https://example.com:65536/"
      })
  void what_is_no_https_address_of_a_usual_port_is_refused(String address) {
    var client = client(Allowed.NOTHING, _ -> addresses("93.184.215.14"), PATIENCE);

    assertThat(client.problem(address)).isPresent();
    assertThat(client.post(address, Map.of(), BODY)).isInstanceOf(Reply.Unheard.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "https://example.com:443/a?b=c",
        "https://example.com:8443/",
        "https://93.184.215.14/",
        "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/"
      })
  void what_is_public_may_be_saved(String address) {
    var client = client(Allowed.NOTHING, GuardedClientTest::likeTheMachine, PATIENCE);

    assertThat(client.problem(address)).isEmpty();
  }

  @Test
  void a_name_that_points_inside_only_when_it_is_called_is_refused_then() {
    try (var inside = new Receiver()) {
      var answers = new ArrayDeque<>(List.of(addresses("93.184.215.14"), addresses("127.0.0.1")));
      var client = client(Allowed.NOTHING, _ -> answers.removeFirst(), PATIENCE);
      var address = "https://rebinding.example:" + inside.port() + "/";

      assertThat(client.problem(address)).isEmpty();
      assertThat(client.post(address, Map.of(), BODY))
          .isEqualTo(new Reply.Unheard("points to 127.0.0.1, which is not on the public internet"));
      assertThat(inside.connections()).isZero();
    }
  }

  @Test
  void one_address_inside_among_others_is_enough_to_be_refused() {
    var client = client(Allowed.NOTHING, _ -> addresses("93.184.215.14", "10.1.2.3"), PATIENCE);

    assertThat(client.problem("https://mixed.example"))
        .hasValueSatisfying(problem -> assertThat(problem).contains("10.1.2.3"));
  }

  @Test
  void what_the_settings_name_may_be_reached_and_nothing_beside_it() {
    try (var inside = new Receiver()) {
      var client = client(HERE, GuardedClientTest::likeTheMachine, PATIENCE);

      assertThat(client.problem(inside.url())).isEmpty();
      assertThat(client.post(inside.url(), Map.of("webhook-id", "evt_1"), BODY))
          .isEqualTo(new Reply.Answered(200, null));
      assertThat(inside.got().getFirst().headers()).containsEntry("webhook-id", "evt_1");
      assertThat(client.problem("https://127.0.0.2")).isPresent();
      assertThat(client.problem("http://user@127.0.0.1")).isPresent();
    }
  }

  @Test
  void redirects_are_not_followed() {
    try (var target = new Receiver();
        var receiver = new Receiver()) {
      receiver.always(Receiver.status(302, "Location: " + target.url()));
      var client = client(HERE, GuardedClientTest::likeTheMachine, PATIENCE);

      assertThat(client.post(receiver.url(), Map.of(), BODY))
          .isEqualTo(new Reply.Answered(302, null));
      assertThat(target.connections()).isZero();
      assertThat(receiver.got()).hasSize(1);
    }
  }

  @Test
  void what_is_read_is_guarded_like_what_is_sent() {
    try (var target = new Receiver();
        var receiver = new Receiver()) {
      var client = client(HERE, GuardedClientTest::likeTheMachine, PATIENCE);
      var outside = client(Allowed.NOTHING, GuardedClientTest::likeTheMachine, PATIENCE);

      assertThat(outside.get(receiver.url(), Map.of())).isInstanceOf(Fetched.Unheard.class);
      assertThat(outside.postForm(receiver.url(), Map.of(), "a=b"))
          .isInstanceOf(Fetched.Unheard.class);
      assertThat(receiver.connections()).isZero();
      receiver.always(Receiver.status(302, "Location: " + target.url()));
      assertThat(client.get(receiver.url(), Map.of()))
          .isInstanceOfSatisfying(
              Fetched.Heard.class, heard -> assertThat(heard.status()).isEqualTo(302));
      assertThat(target.connections()).isZero();
      receiver.always(Receiver.endless(200));
      assertThat(client.get(receiver.url(), Map.of()))
          .isEqualTo(new Fetched.Unheard("answers with more than we read"));
    }
  }

  @Test
  void an_endless_reply_is_cut() {
    try (var receiver = new Receiver().always(Receiver.endless(200))) {
      var client = client(HERE, GuardedClientTest::likeTheMachine, PATIENCE);

      assertThat(client.post(receiver.url(), Map.of(), BODY))
          .isEqualTo(new Reply.Answered(200, null));
    }
  }

  @Test
  void a_reply_that_does_not_come_is_waited_for_only_so_long() {
    try (var receiver = new Receiver().always(Receiver.silence())) {
      var client = client(HERE, GuardedClientTest::likeTheMachine, IMPATIENT);
      var began = InstantSource.system().millis();

      assertThat(client.post(receiver.url(), Map.of(), BODY))
          .isEqualTo(new Reply.Unheard("did not answer in time"));
      assertThat(InstantSource.system().millis() - began).isLessThan(5000);
    }
  }

  @Test
  void a_body_that_drips_ends_with_the_patience_and_the_status_counts() {
    try (var receiver =
        new Receiver()
            .always(socket ->
                Receiver.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\nx"))) {
      var client = client(HERE, GuardedClientTest::likeTheMachine, IMPATIENT);

      assertThat(client.post(receiver.url(), Map.of(), BODY))
          .isEqualTo(new Reply.Answered(200, null));
    }
  }

  @Test
  void a_good_certificate_is_taken_and_a_bad_one_is_not_and_nothing_is_sent_in_clear() {
    var root = new HeldCertificate.Builder().certificateAuthority(0).build();
    var good = signed(root, "hooks.example").build();
    var expired = signed(root, "hooks.example").validityInterval(1000, 2000).build();
    var other = signed(root, "other.example").build();
    var selfMade = new HeldCertificate.Builder().addSubjectAlternativeName("hooks.example").build();

    assertThat(overTls(root, good)).isEqualTo(new Reply.Answered(200, null));
    for (var bad : List.of(expired, other, selfMade)) {
      assertThat(overTls(root, bad))
          .isEqualTo(
              new Reply.Unheard("has no certificate that we can trust, or speaks no modern TLS"));
    }
  }

  @Test
  void a_server_without_tls_gets_nothing_in_clear() {
    try (var receiver = new Receiver()) {
      var client = client(Allowed.of("hooks.example"), _ -> addresses("127.0.0.1"), PATIENCE);

      assertThat(client.post("https://hooks.example:" + receiver.port() + "/", Map.of(), BODY))
          .isInstanceOf(Reply.Unheard.class);
      assertThat(receiver.got()).noneMatch(got -> got.line().contains("HTTP"));
    }
  }

  @Test
  void the_list_of_what_is_allowed_is_read_strictly() {
    var allowed = Allowed.of("Hooks.internal, 10.1.0.0/16,fd00::/8");

    assertThat(allowed.names("hooks.INTERNAL")).isTrue();
    assertThat(allowed.names("10.1.255.255")).isTrue();
    assertThat(allowed.names("10.2.0.0")).isFalse();
    assertThat(allowed.names("fd12::1")).isTrue();
    assertThat(allowed.names("evil-hooks.internal")).isFalse();
    for (var wrong :
        List.of("10.1.0.0/33", "10.1.0", "http://x", "a b", "", "*.internal", "::/-1")) {
      assertThatThrownBy(() -> Allowed.of("ok.internal," + wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(wrong);
    }
  }

  private static Reply overTls(HeldCertificate root, HeldCertificate held) {
    var server = new HandshakeCertificates.Builder().heldCertificate(held).build();
    var trust =
        new HandshakeCertificates.Builder().addTrustedCertificate(root.certificate()).build();
    ServerSocketFactory sockets = server.sslContext().getServerSocketFactory();
    try (var receiver = new Receiver(sockets)) {
      var base =
          new OkHttpClient.Builder()
              .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
              .build();
      var client =
          new GuardedClient(base, Allowed.of("127.0.0.0/8"), _ -> addresses("127.0.0.1"), PATIENCE);
      return client.post("https://hooks.example:" + receiver.port() + "/", Map.of(), BODY);
    }
  }

  private static HeldCertificate.Builder signed(HeldCertificate root, String host) {
    return new HeldCertificate.Builder().signedBy(root).addSubjectAlternativeName(host);
  }

  private static GuardedClient client(
      Allowed allowed, GuardedClient.Names names, Duration patience) {
    return new GuardedClient(new OkHttpClient(), allowed, names, patience);
  }

  /// Names as a machine would look them up, without asking anybody.
  private static List<InetAddress> likeTheMachine(String host) throws UnknownHostException {
    if (host.equals("example.com")) {
      return addresses("93.184.215.14");
    }
    if (host.endsWith(".nip.io")) {
      return addresses("127.0.0.1");
    }
    if (host.endsWith(".invalid")) {
      throw new UnknownHostException(host);
    }
    return List.of(InetAddress.getAllByName(host));
  }

  private static List<InetAddress> addresses(String... literals) {
    return java.util.stream.Stream.of(literals).map(InetAddress::ofLiteral).toList();
  }
}
