package heed.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 22);

  @ParameterizedTest
  @CsvSource({
    "2026-11-21, 2026-11-22, 2027-11-21",
    "2026-11-22, 2026-11-22, 2026-11-22",
    "2026-11-23, 2026-11-22, 2026-11-23",
    "2020-01-05, 2026-11-22, 2027-01-05",
    "2020-12-05, 2026-11-22, 2026-12-05",
    "2031-01-05, 2026-11-22, 2031-01-05",
    "1900-12-31, 2026-01-01, 2026-12-31",
    "1900-01-01, 2026-12-31, 2027-01-01",
  })
  void a_renewal_that_is_over_moves_on_by_whole_years(
      LocalDate renewal, LocalDate asOf, LocalDate next) {
    assertThat(Decision.nextRenewal(renewal, asOf)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29, 2024-02-29, 2024-02-29",
    "2024-02-29, 2024-03-01, 2025-02-28",
    "2024-02-29, 2027-02-28, 2027-02-28",
    "2024-02-29, 2027-03-01, 2028-02-29",
    "2024-02-29, 2028-02-28, 2028-02-29",
    "2024-02-29, 2028-02-29, 2028-02-29",
    "2024-02-29, 2028-03-01, 2029-02-28",
    "2096-02-29, 2099-03-01, 2100-02-28",
  })
  void the_29th_of_february_comes_back_in_leap_years(
      LocalDate renewal, LocalDate asOf, LocalDate next) {
    assertThat(Decision.nextRenewal(renewal, asOf)).isEqualTo(next);
  }

  @Test
  void the_ends_of_the_calendar_are_reached_at_once() {
    var first = LocalDate.of(1, 1, 1);
    var last = LocalDate.of(9999, 12, 31);

    assertThat(Decision.nextRenewal(first, last)).isEqualTo(LocalDate.of(10_000, 1, 1));
    assertThat(Decision.nextRenewal(last, first)).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 304, false",
    " 0,   0, true",
    " 1,   0, true",
    "59,   0, true",
    "60,   0, true",
    "61,   1, false",
    "62,   2, false",
  })
  void a_customer_decides_sixty_days_before_the_renewal(
      int daysToRenewal, int daysToDecision, boolean now) {
    var decision = Decision.of(AS_OF.plusDays(daysToRenewal), ScoringPolicy.DEFAULT, AS_OF);

    assertThat(decision.days()).isEqualTo(daysToDecision);
    assertThat(decision.now()).isEqualTo(now);
    assertThat(decision.date()).isEqualTo(decision.nextRenewal().minusDays(60));
  }

  @Test
  void without_a_renewal_nothing_is_decided_and_the_urgency_is_assumed() {
    var decision = Decision.of(null, ScoringPolicy.DEFAULT, AS_OF);

    assertThat(decision).isEqualTo(new Decision(null, null, null, null, false, 0.4));
  }

  @ParameterizedTest
  @CsvSource({
    "     0, 1",
    "     1, 0.99780821917808219",
    "   253, 0.44547945205479452",
    "   364, 0.20219178082191781",
    "   365, 0.2",
    "   366, 0.19958904109589041",
    "   729, 0.05041095890410959",
    "   730, 0.05",
    "   731, 0.05",
    "100000, 0.05",
  })
  void urgency_falls_in_straight_lines_between_the_points(long days, double urgency) {
    assertThat(ScoringPolicy.DEFAULT.urgencyIn(days)).isEqualTo(urgency, within(1e-15));
  }
}
