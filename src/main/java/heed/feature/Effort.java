package heed.feature;

import heed.platform.Fields;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An estimate of the whole work on a feature, in hundredths of a person-month: what one team
/// member does in a month. Either split by discipline or known only as a whole.
///
/// @param totalHundredths the whole work; the sum of the parts when they are known
public record Effort(
    int totalHundredths,
    @Nullable Integer engineeringHundredths,
    @Nullable Integer designHundredths,
    @Nullable Integer productHundredths) {

  /// Most person-months an estimate may have: a hundred people for a decade is a typing error.
  private static final int MOST = 10_000;

  /// Reads an estimate: `effortPersonMonths`, or `effort` by discipline, or neither. Given both,
  /// they must agree.
  public static @Nullable Effort of(Fields fields) {
    var total = fields.hundredths("effortPersonMonths", MOST);
    if (!fields.given("effort")) {
      return total == null ? null : ofHundredths(total);
    }
    var engineering = fields.hundredths("effort.engineering", MOST);
    var design = fields.hundredths("effort.design", MOST);
    var product = fields.hundredths("effort.product", MOST);
    if (engineering == null && design == null && product == null) {
      fields.refuse("effort", "Effort must have engineering, design or product, in person-months.");
      return null;
    }
    var split = split(orZero(engineering), orZero(design), orZero(product));
    if (total != null && total != split.totalHundredths) {
      fields.refuse(
          "effortPersonMonths",
          "Effort person months is not the sum of the effort's parts; leave one out.");
    }
    return split;
  }

  private static int orZero(@Nullable Integer hundredths) {
    return hundredths == null ? 0 : hundredths;
  }

  /// An estimate of the whole, without parts.
  public static Effort ofHundredths(int totalHundredths) {
    return new Effort(totalHundredths, null, null, null);
  }

  /// An estimate by discipline; the whole is their sum.
  public static Effort split(int engineering, int design, int product) {
    return new Effort(engineering + design + product, engineering, design, product);
  }

  /// The whole work in person-months, as people write it: `3`, `0.5`, `2.25`.
  public String spoken() {
    return spoken(totalHundredths);
  }

  /// Hundredths as people write a number: `3`, `0.5`, `2.25`.
  public static String spoken(int hundredths) {
    return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
  }

  /// The whole work in person-months.
  public double personMonths() {
    return totalHundredths / 100.0;
  }
}
