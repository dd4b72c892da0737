package heed.platform;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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

  /// To be cloned, for a format keeps notes while it works; reading a pattern is what costs. A page
  /// shows hundreds of amounts.
  private static final Map<String, DecimalFormat> FORMATS = new ConcurrentHashMap<>();

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

  /// For people in a hurry, three digits or so: `$1.24M`, `$86.8k`, `$950`. The unit is chosen so
  /// that rounding never shows a thousand of one instead of one of the next.
  public String brief(double major) {
    var size = Math.abs(major);
    if (size >= 999_995_000) {
      return signed(major, "0.00", 1e9, "B");
    }
    if (size >= 999_950) {
      return signed(major, "0.00", 1e6, "M");
    }
    if (size >= 999.5) {
      return signed(major, "0.0", 1e3, "k");
    }
    return signed(major, "0", 1, "");
  }

  /// For people who check: `$86,823.43`.
  public String exact(double major) {
    return signed(major, digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits), 1, "");
  }

  private static DecimalFormat format(String pattern) {
    var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format;
  }

  private double minorPerMajor() {
    return POWERS_OF_TEN[digits];
  }

  private String signed(double major, String pattern, double unit, String suffix) {
    var format = (DecimalFormat) FORMATS.computeIfAbsent(pattern, Currency::format).clone();
    var size = format.format(BigDecimal.valueOf(Math.abs(major)).divide(BigDecimal.valueOf(unit)));
    // What rounds to nothing has no sign.
    var minus = major < 0 && size.chars().anyMatch(digit -> digit >= '1' && digit <= '9');
    return (minus ? "-" : "") + SYMBOLS.getOrDefault(code, code + " ") + size + suffix;
  }
}
