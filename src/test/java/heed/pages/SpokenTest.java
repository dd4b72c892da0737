package heed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpokenTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  @ParameterizedTest
  @CsvSource({
    "0, today",
    "1, tomorrow",
    "-1, yesterday",
    "13, in 13 days",
    "14, in 2 weeks",
    "-14, 2 weeks ago",
    "59, in 8 weeks",
    "60, in 2 months",
    "-253, 8 months ago",
    "699, in 23 months",
    "700, in 2 years"
  })
  void a_distance_is_said_in_the_unit_that_people_would_use(int days, String words) {
    assertThat(Spoken.distance(DAY, DAY.plusDays(days))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0, unestimated, ~0 pm",
    "1.125, unestimated, ~1.1 pm",
    "0.25, estimated, 0.25 pm",
    "3, estimated, 3 pm"
  })
  void an_effort_says_whether_it_is_known(double effort, String known, String words) {
    assertThat(Spoken.effort(effort, known.equals("estimated"))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"39, at risk", "40, watch", "69, watch", "70, healthy"})
  void health_has_a_word_from_its_first_point_on(int health, String words) {
    assertThat(Spoken.Health.of(health).words()).isEqualTo(words);
  }

  @Test
  void counts_are_written_out_where_a_sentence_begins() {
    assertThat(Spoken.countFirst(0, "customer")).isEqualTo("No customers");
    assertThat(Spoken.countFirst(1, "customer")).isEqualTo("One customer");
    assertThat(Spoken.countFirst(10, "customer")).isEqualTo("Ten customers");
    assertThat(Spoken.countFirst(11, "customer")).isEqualTo("11 customers");
    assertThat(Spoken.countFirst(1200, "customer")).isEqualTo("1,200 customers");
  }
}
