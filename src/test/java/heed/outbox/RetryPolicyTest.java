package heed.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
  private static final RetryPolicy POLICY = RetryPolicy.USUAL;

  /// Its hash is 0, so that its delays are not stretched.
  private static final String UNSTRETCHED = "";

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 20", "3, 80", "4, 320", "5, 1280", "6, 3600", "7, 3600", "1000, 3600"})
  void delays_grow_up_to_an_hour(int failures, int seconds) {
    assertThat(POLICY.delay(UNSTRETCHED, failures, null)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({
    "-5, 5",
    "0, 5",
    "1, 5",
    "5, 5",
    "6, 6",
    "30, 30",
    "3600, 3600",
    "3601, 3600",
    "1000000000, 3600"
  })
  void what_a_transport_asks_for_is_obeyed_within_reason(long asked, int seconds) {
    assertThat(POLICY.delay(UNSTRETCHED, 1, Duration.ofSeconds(asked)))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"-5, 1", "0, 1", "1, 1", "30, 30", "3600, 3600", "1000000000, 3600"})
  void a_pause_of_a_transport_lasts_from_a_second_to_an_hour(long asked, int seconds) {
    assertThat(POLICY.pause(Duration.ofSeconds(asked))).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(POLICY.pause(null)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void what_failed_together_does_not_come_back_together() {
    var delays =
        IntStream.range(0, 1000)
            .mapToObj(number -> POLICY.delay("m-" + number * 7919, 6, null).toSeconds())
            .distinct()
            .toList();

    assertThat(delays).hasSizeGreaterThan(50).allMatch(delay -> delay >= 3600 && delay <= 3960);
    assertThat(POLICY.delay("m-1", 6, null)).isEqualTo(POLICY.delay("m-1", 6, null));
  }

  @Test
  void a_message_is_given_up_after_about_a_day() {
    var total =
        IntStream.range(1, POLICY.attempts())
            .mapToObj(failures -> POLICY.delay(UNSTRETCHED, failures, null))
            .reduce(Duration.ZERO, Duration::plus);

    assertThat(total).isBetween(Duration.ofHours(23), Duration.ofHours(26));
    assertThat(POLICY.isSpent(POLICY.attempts() - 1)).isFalse();
    assertThat(POLICY.isSpent(POLICY.attempts())).isTrue();
  }
}
