package heed.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers as strangers send them.
class MoneyFieldsTest {
  private static String onlyProblem(Fields fields) {
    assertThat(fields.problems()).hasSize(1);
    return fields.problems().getFirst().message();
  }

  @ParameterizedTest
  @CsvSource({
    "USD, 0, 0",
    "USD, -0, 0",
    "USD, 0.0, 0",
    "USD, 0e999999999, 0",
    "USD, 0.1, 10",
    "USD, 0.30, 30",
    "USD, 86823.43, 8682343",
    "USD, 1.500, 150",
    "USD, 1e3, 100000",
    "USD, 1.2e1, 1200",
    "USD, 1000000000000, 100000000000000",
    "USD, 1000000000000.00, 100000000000000",
    "JPY, 1200, 1200",
    "JPY, 1200.0, 1200",
    "KWD, 1.234, 1234"
  })
  void an_amount_is_kept_to_the_minor_unit(String currency, String json, long minor) {
    var fields = Given.json("arr", json).in(Currency.of(currency));

    assertThat(fields.money("arr")).isEqualTo(minor);
    assertThat(fields.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "USD | 0.001 | ARR may have at most 2 decimals in USD.",
        "USD | 1e-400 | ARR may have at most 2 decimals in USD.",
        "JPY | 1.50 | ARR may have no decimals in JPY.",
        "KWD | 1.2345 | ARR may have at most 3 decimals in KWD.",
        "USD | -1 | ARR may not be negative.",
        "USD | -0.001 | ARR may not be negative.",
        "USD | -1e10000000 | ARR may not be negative.",
        "USD | 1000000000000.01 | ARR may be at most 1,000,000,000,000.",
        "USD | 1e15 | ARR may be at most 1,000,000,000,000.",
        "USD | 1e400 | ARR may be at most 1,000,000,000,000.",
        "USD | 1e10000000 | ARR may be at most 1,000,000,000,000.",
        "USD | 9999999999999999999999999999999999999999 | ARR may be at most 1,000,000,000,000.",
        "USD | \"1200\" | ARR must be a number, without quotes.",
        "USD | \"1.234,56\" | ARR must be a number, without quotes.",
        "USD | true | ARR must be a number, without quotes.",
        "USD | [1] | ARR must be a number, without quotes.",
        "USD | {} | ARR must be a number, without quotes."
      })
  void any_other_amount_is_refused_with_what_to_do(String currency, String json, String sentence) {
    var fields = Given.json("arr", json).in(Currency.of(currency));

    assertThat(fields.money("arr")).isNull();
    assertThat(onlyProblem(fields)).isEqualTo(sentence);
  }

  @Test
  void a_null_and_an_absent_amount_are_unknown() {
    assertThat(Given.json("arr", "null").inDollars().money("arr")).isNull();
    assertThat(new Given().inDollars().money("arr")).isNull();
    assertThat(Given.cell("arr", " \t").inDollars().money("arr")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e10000000",
        "-1e10000000",
        "1e-10000000",
        "1e2147483647",
        "0e2147483647",
        "123456789012345678901234567890e-999999"
      })
  void a_short_number_with_a_long_exponent_costs_nothing(String json) {
    var begun = System.nanoTime();
    for (var i = 0; i < 100; i++) {
      var given = Given.json("v", json);
      given.inDollars().money("v");
      given.inDollars().whole("v", 0, 100);
      given.inDollars().hundredths("v", 100);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1200", "1200.50", "000012.5"})
  void a_cell_holds_a_plain_number(String cell) {
    var fields = Given.cell("arr", cell).inDollars();

    assertThat(fields.money("arr")).isNotNull();
    assertThat(fields.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$1,200",
        "1,200",
        "1.2k",
        "1 200,00",
        "1.234,56",
        " 1200",
        "+1",
        "1e3",
        "1e10000000",
        ".5",
        "5.",
        "NaN",
        "Infinity",
        "-Infinity",
        "0x10",
        "١٢٣",
        "１２",
        "−5",
        "10000000000000000000000000000000000000000"
      })
  void a_cell_that_has_to_be_guessed_is_refused(String cell) {
    var fields = Given.cell("arr", cell).inDollars();

    assertThat(fields.money("arr")).isNull();
    assertThat(onlyProblem(fields)).startsWith("ARR must be a plain number such as 1200");
  }

  @Test
  void a_negative_cell_is_told_so() {
    var fields = Given.cell("expansionArr", "-1").inDollars();

    assertThat(fields.money("expansionArr")).isNull();
    assertThat(onlyProblem(fields)).isEqualTo("Expansion ARR may not be negative.");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "100, 100", "100.0, 100", "1e2, 100", "1E+1, 10"})
  void a_whole_number_may_be_written_in_any_way(String json, int value) {
    var fields = Given.json("health", json).inDollars();

    assertThat(fields.whole("health", 0, 100)).isEqualTo(value);
    assertThat(fields.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "101", "99.5", "1e10000000", "1e-10000000", "4294967296"})
  void a_number_outside_or_between_is_refused(String json) {
    var fields = Given.json("health", json).inDollars();

    assertThat(fields.whole("health", 0, 100)).isNull();
    assertThat(onlyProblem(fields)).isEqualTo("Health must be a whole number from 0 to 100.");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.01, 1", "4.5, 450", "4.50, 450", "10000, 1000000", "1e1, 1000"})
  void an_estimate_is_kept_in_hundredths(String json, int hundredths) {
    var fields = Given.json("effortPersonMonths", json).inDollars();

    assertThat(fields.hundredths("effortPersonMonths", 10_000)).isEqualTo(hundredths);
    assertThat(fields.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.01", "0.001", "10000.01", "1e10000000", "1e-10000000"})
  void any_other_estimate_is_refused(String json) {
    var fields = Given.json("effortPersonMonths", json).inDollars();

    assertThat(fields.hundredths("effortPersonMonths", 10_000)).isNull();
    assertThat(onlyProblem(fields))
        .isEqualTo("Effort person months must be from 0 to 10000, with at most two decimals.");
  }
}
