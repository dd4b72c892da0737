package heed.pages.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AxisTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0.5",
    "0.7, 0.8, 0.2",
    "3, 3, 1",
    "4, 4, 1",
    "9, 10, 5",
    "10, 10, 5",
    "11, 15, 5",
    "86823.43, 100000, 50000",
    "99, 100, 50",
    "1234567, 1500000, 500000"
  })
  void a_scale_ends_at_the_first_round_tick_that_nothing_exceeds(
      double most, double end, double step) {
    var axis = Axis.upTo(most, 4);

    assertThat(axis.to()).isEqualTo(end, within(end * 1e-9));
    assertThat(axis.ticks().get(1)).isEqualTo(step, within(step * 1e-9));
    assertThat(axis.from()).isZero();
    assertThat(axis.place(most)).isLessThanOrEqualTo(1);
  }

  @Test
  void values_stand_between_the_ends_of_the_scale() {
    var axis = Axis.upTo(100, 4);

    assertThat(axis.place(0)).isZero();
    assertThat(axis.place(50)).isEqualTo(0.5);
    assertThat(axis.place(100)).isEqualTo(1);
    assertThat(axis.place(1000)).isEqualTo(1);
  }

  @Test
  void on_a_scale_of_ratios_equal_ratios_are_equally_far() {
    var axis = Axis.ratios(0.25, 24);

    assertThat(axis.from()).isEqualTo(0.2, within(1e-9));
    assertThat(axis.to()).isEqualTo(50, within(1e-9));
    assertThat(axis.place(2) - axis.place(1))
        .isEqualTo(axis.place(4) - axis.place(2), within(1e-9));
    assertThat(axis.place(0.01)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "5, 5", "0.3, 0.3", "12, 12000000"})
  void a_scale_of_ratios_holds_both_ends_and_says_few_ticks(double least, double most) {
    var axis = Axis.ratios(least, most);

    assertThat(axis.from()).isLessThanOrEqualTo(least * (1 + 1e-9));
    assertThat(axis.to()).isGreaterThanOrEqualTo(most * (1 - 1e-9));
    assertThat(axis.to()).isGreaterThan(axis.from());
    assertThat(axis.ticks()).hasSizeBetween(2, 8).isSorted();
  }
}
