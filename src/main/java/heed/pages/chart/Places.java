package heed.pages.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers as SVG attributes. Across, places are percent of the width, so that a picture is as wide
/// as the screen allows while its writing keeps its size; down, they are pixels, so that nothing
/// jumps when it is drawn.
final class Places {
  private Places() {}

  /// @param share 0 to 1
  static String percent(double share) {
    return number(share * 100) + "%";
  }

  static String pixels(double pixels) {
    return number(pixels);
  }

  private static String number(double number) {
    var rounded = BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
