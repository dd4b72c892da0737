package heed.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyTest {
  private static final Currency USD = Currency.of("USD");

  @ParameterizedTest
  @CsvSource({"USD, USD, 2", "usd, USD, 2", "JPY, JPY, 0", "KWD, KWD, 3", "CLF, CLF, 4"})
  void a_currency_has_the_digits_of_its_minor_unit(String code, String known, int digits) {
    assertThat(Currency.of(code)).isEqualTo(new Currency(known, digits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"XXX", "XAU", "", "US", "DOLLAR", "₿", "U$D"})
  void what_is_no_money_is_refused(String code) {
    assertThatThrownBy(() -> Currency.of(code)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | $0",
        "0.4 | $0",
        "0.5 | $1",
        "-0.4 | $0",
        "950 | $950",
        "999.49 | $999",
        "999.5 | $1.0k",
        "1000 | $1.0k",
        "1049 | $1.0k",
        "1050 | $1.1k",
        "86823.43 | $86.8k",
        "86850 | $86.9k",
        "-86850 | -$86.9k",
        "999949 | $999.9k",
        "999949.99 | $999.9k",
        "999950 | $1.00M",
        "1000000 | $1.00M",
        "1235000 | $1.24M",
        "1234999.99 | $1.23M",
        "999500000 | $999.50M",
        "999994999 | $999.99M",
        "999995000 | $1.00B",
        "1234567890 | $1.23B",
        "1000000000000 | $1000.00B"
      })
  void for_people_in_a_hurry_money_is_brief(double major, String said) {
    assertThat(USD.brief(major)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "USD | 86823.43 | $86,823.43",
        "USD | 0 | $0.00",
        "USD | 0.005 | $0.01",
        "USD | 1.005 | $1.01",
        "USD | -1.005 | -$1.01",
        "USD | -0.004 | $0.00",
        "USD | 1000000000000 | $1,000,000,000,000.00",
        "JPY | 1234.5 | ¥1,235",
        "KWD | 1234.5678 | KWD 1,234.568",
        "CHF | 1234.5 | CHF 1,234.50"
      })
  void for_people_who_check_money_is_exact(String code, double major, String said) {
    assertThat(Currency.of(code).exact(major)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({"USD, 8682343, 86823.43", "JPY, 1200, 1200", "KWD, 1, 0.001", "USD, 0, 0.00"})
  void a_stored_amount_is_told_with_its_minor_digits(String code, long minor, String amount) {
    assertThat(Currency.of(code).amount(minor).toPlainString()).isEqualTo(amount);
  }

  @ParameterizedTest
  @CsvSource({"0.005, 0.01", "1.005, 1.01", "2.675, 2.68", "0.0049999, 0.00", "-1.005, -1.01"})
  void a_computed_amount_is_rounded_half_up(double major, String amount) {
    assertThat(USD.rounded(major).toPlainString()).isEqualTo(amount);
  }

  @Test
  void every_amount_survives_the_way_through_a_double() {
    var random = new Random(20_261_122);
    for (var code : new String[] {"USD", "JPY", "KWD"}) {
      var currency = Currency.of(code);
      for (var i = 0; i < 20_000; i++) {
        var minor = random.nextLong(100_000_000_000_000L);
        assertThat(currency.rounded(currency.major(minor)))
            .as("%s %s", code, minor)
            .isEqualByComparingTo(currency.amount(minor));
      }
    }
  }

  @Test
  void money_is_said_alike_in_every_locale() {
    var before = Locale.getDefault();
    try {
      for (var locale :
          new Locale[] {Locale.GERMANY, Locale.of("tr", "TR"), Locale.of("ar", "EG")}) {
        Locale.setDefault(locale);
        assertThat(Currency.of("inr").exact(1234567.5)).isEqualTo("₹1,234,567.50");
        assertThat(USD.brief(86823.43)).isEqualTo("$86.8k");
      }
    } finally {
      Locale.setDefault(before);
    }
  }
}
