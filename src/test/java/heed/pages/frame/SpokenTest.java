package heed.pages.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpokenTest {
  @ParameterizedTest
  @CsvSource({"39, at risk", "40, watch", "69, watch", "70, healthy"})
  void health_has_a_word_from_its_first_point_on(int health, String words) {
    assertThat(Spoken.Health.of(health).words()).isEqualTo(words);
  }
}
