package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.outbox.Dispatching;
import heed.outbox.MessageState;
import heed.outbox.RetryPolicy;
import heed.slack.standin.FakeSlack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A Slack whose certificate is not good is no Slack: nothing is sent to it, and nothing is sent in
/// the clear instead.
final class CertificateTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"signed by nobody, -1d, 10", "expired, -30d, 10"})
  void nothing_is_said_to_whoever_has_no_good_certificate(String why, String from, String days)
      throws Exception {
    var heard = new AtomicInteger();
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate(from, days)));
    server.createContext(
        "/",
        exchange -> {
          heard.incrementAndGet();
          exchange.close();
        });
    server.start();
    var address = "https://127.0.0.1:" + server.getAddress().getPort() + "/api/";
    try (var bench = new Bench();
        var connection = bench.connectedTo(address);
        var dispatching =
            new Dispatching(
                bench.database,
                bench.outbox,
                List.of(connection.courier()),
                RetryPolicy.USUAL,
                bench.clock,
                bench.desk.ids)) {
      bench.desk.keep(Cast.acme());
      bench.desk.keep(Cast.sso());
      bench.desk.keep("r1", ARequest.by("acme", "sso"));
      bench.decide("sso", Status.SHIPPED);
      dispatching.runDue();

      FakeSlack.until(why, () -> connection.state().startsWith("unreachable"));
      assertThat(bench.outbox()).allMatch(message -> message.state() == MessageState.WAITING);
    } finally {
      server.stop(0);
    }

    assertThat(heard).hasValue(0);
  }

  /// Made by the JDK's own tool, because nothing in its API makes one.
  private SSLContext certificate(String from, String days) throws Exception {
    var store = folder.resolve("slack.p12");
    Files.deleteIfExists(store);
    var made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "slack",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-startdate",
                from,
                "-validity",
                days,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start()
            .waitFor();
    if (made != 0) {
      throw new IOException(Files.readString(folder.resolve("keytool.txt")));
    }
    var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }
}
