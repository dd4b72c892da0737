package heed.api;

import heed.platform.Currency;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Numbers as they stand in JSON: exact, without an exponent and without idle zeros.
final class Numbers {
  private Numbers() {}

  /// Minor units as major units.
  static @Nullable BigDecimal minor(Currency currency, @Nullable Long minor) {
    return minor == null ? null : plain(currency.amount(minor));
  }

  /// Computed money, rounded half up to the minor unit.
  static BigDecimal computed(Currency currency, double major) {
    return plain(currency.rounded(major));
  }

  /// Hundredths as a number with at most two decimals.
  static @Nullable BigDecimal hundredths(@Nullable Integer hundredths) {
    return hundredths == null ? null : plain(BigDecimal.valueOf(hundredths, 2));
  }

  static BigDecimal plain(BigDecimal number) {
    var stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
