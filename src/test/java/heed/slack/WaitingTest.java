package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `Retry-After` as Slack may write it, over HTTP: obeyed from a second to an hour.
final class WaitingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 1",
        "-5 | 1",
        "17 | 17",
        "1000000000 | 3600",
        "99999999999999999999999 | 30",
        "soon | 30",
        "Wed, 21 Oct 2099 07:28:00 GMT | 30",
        "1.5 | 30",
      })
  void a_wait_is_obeyed_within_reason(String header, long seconds) {
    try (var bench = new Bench()) {
      bench.desk.keep(Cast.acme());
      bench.desk.keep(Cast.sso());
      bench.desk.keep("r1", ARequest.by("acme", "sso"));
      bench.slack.limit("chat.postMessage", header, 1);
      bench.decide("sso", Status.SHIPPED);
      bench.dispatching.runDue();

      bench.clock.pass(Duration.ofSeconds(seconds).minusMillis(100));
      bench.dispatching.runDue();
      var early = bench.slack.calls("chat.postMessage").size();
      bench.clock.pass(Duration.ofSeconds(seconds / 5 + 10));
      bench.dispatching.runDue();

      assertThat(early).isEqualTo(1);
      assertThat(bench.slack.messages()).hasSize(1);
    }
  }
}
