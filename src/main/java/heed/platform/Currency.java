package heed.platform;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;

/// The book's one currency. Facts are integers in its minor unit (cents); computed money is a
/// double in its major unit, rounded half up only when shown.
///
/// @param code ISO 4217, upper case
/// @param digits how many minor digits it has: 2 for USD, 0 for JPY, 3 for KWD
public record Currency(String code, int digits) {
  /// Looked up, not computed: the ranking converts millions of amounts. ISO 4217 has up to 4
  /// digits.
  private static final double[] POWERS_OF_TEN = {1, 10, 100, 1_000, 10_000};

  private static final Map<String, String> SYMBOLS =
      Map.of("USD", "$", "EUR", "€", "GBP", "£", "JPY", "¥", "CNY", "CN¥", "INR", "₹");

  /// The currency with this ISO 4217 code.
  ///
  /// @throws IllegalArgumentException when there is none, or it has no minor unit
  public static Currency of(String code) {
    var known = java.util.Currency.getInstance(code.toUpperCase(Locale.ROOT));
    if (known.getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException(code + " has no minor unit");
    }
    return new Currency(known.getCurrencyCode(), known.getDefaultFractionDigits());
  }

  /// The amount in major units as the ranking computes with it.
  public double major(long minor) {
    return minor / minorPerMajor();
  }

  /// The exact amount in major units, as it stands in JSON and CSV.
  public BigDecimal amount(long minor) {
    return BigDecimal.valueOf(minor, digits);
  }

  /// A computed amount, rounded half up to the minor unit.
  public BigDecimal rounded(double major) {
    return BigDecimal.valueOf(major).setScale(digits, RoundingMode.HALF_UP);
  }

  /// For people in a hurry: `$1.24M`, `$86.8k`, `$950`.
  public String brief(double major) {
    var size = Math.abs(major);
    if (size >= 999_500_000) {
      return signed(major, number("0.00", size / 1e9) + "B");
    }
    if (size >= 999_950) {
      return signed(major, number("0.00", size / 1e6) + "M");
    }
    if (size >= 999.5) {
      return signed(major, number("0.0", size / 1e3) + "k");
    }
    return signed(major, number("0", size));
  }

  /// For people who check: `$86,823.43`.
  public String exact(double major) {
    var pattern = digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits);
    return signed(major, number(pattern, Math.abs(major)));
  }

  private double minorPerMajor() {
    return POWERS_OF_TEN[digits];
  }

  private String signed(double major, String size) {
    return (major < 0 ? "-" : "") + SYMBOLS.getOrDefault(code, code + " ") + size;
  }

  private static String number(String pattern, double size) {
    var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(BigDecimal.valueOf(size));
  }
}
