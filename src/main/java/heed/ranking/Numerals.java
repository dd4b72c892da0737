package heed.ranking;

import java.math.BigDecimal;
import java.util.List;

/// Numbers as people say them.
final class Numerals {
  private static final List<String> ORDINALS =
      List.of(
          "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
          "tenth");
  private static final List<String> CARDINALS =
      List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private Numerals() {}

  /// "first" to "tenth", then "11th".
  static String ordinal(int number) {
    if (number <= ORDINALS.size()) {
      return ORDINALS.get(number - 1);
    }
    var teens = number % 100 >= 11 && number % 100 <= 13;
    return number
        + switch (teens ? 0 : number % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
  }

  /// "half a person-month", "one person-month", "two person-months", "2.25 person-months".
  static String personMonths(double effort) {
    if (effort == 0.5) {
      return "half a person-month";
    }
    if (effort == 1) {
      return "one person-month";
    }
    var whole = effort == Math.rint(effort) && effort >= 1 && effort <= CARDINALS.size();
    var count =
        whole
            ? CARDINALS.get((int) effort - 1)
            : BigDecimal.valueOf(effort).stripTrailingZeros().toPlainString();
    return count + " person-months";
  }

  /// To the nearest half, and never nothing.
  static double toHalves(double effort) {
    return Math.max(0.5, Math.round(effort * 2) / 2.0);
  }
}
