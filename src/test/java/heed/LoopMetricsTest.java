package heed;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.http.Health;
import heed.http.Metrics;
import heed.http.Server;
import heed.platform.Ids;
import heed.platform.database.Dialect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopMetricsTest {
  @Test
  void whoever_watches_sees_what_is_owed_overdue_and_told() throws Exception {
    var clock = SettableClock.morning();
    try (var test = TestDatabase.of(Dialect.SQLITE, clock)) {
      var metrics = new Metrics();
      new LoopMetrics(test.database(), clock).offer(metrics);
      var health = new Health(() -> true, () -> true, () -> "off", metrics);
      try (var server = Server.start("127.0.0.1", 0, List.of(health), metrics, Ids.secure(clock))) {
        var scrape =
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.port() + "/metrics"))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                    BodyHandlers.ofString())
                .body();

        assertThat(scrape)
            .contains("heed_loops_owed 0.0", "heed_loops_overdue 0.0", "heed_loops_snoozed 0.0")
            .contains("heed_loops_told_total 0.0", "heed_loops_waived_total 0.0");
      }
    }
  }
}
