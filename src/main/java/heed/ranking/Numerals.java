package heed.ranking;

import heed.platform.Language;
import heed.platform.Phrases;
import java.math.BigDecimal;

/// Numbers as people say them in a language.
final class Numerals {
  /// Up to here numbers have words of their own.
  private static final int SPOKEN = 10;

  private final Phrases says;

  Numerals(Language language) {
    this.says = Phrases.of("ranking", language);
  }

  /// "first" to "tenth", then "11th".
  String ordinal(int number) {
    if (number <= SPOKEN) {
      return says.say("place." + number);
    }
    var teens = number % 100 >= 11 && number % 100 <= 13;
    return says.say("place", Integer.toString(number), teens ? 0 : number % 10);
  }

  /// "half a person-month", "one person-month", "two person-months", "2.25 person-months".
  String personMonths(double effort) {
    if (effort == 0.5) {
      return says.say("months.half");
    }
    if (effort == Math.rint(effort) && effort >= 1 && effort <= SPOKEN) {
      return says.say("months." + (int) effort);
    }
    var count = BigDecimal.valueOf(effort);
    return says.say(
        "months", count.signum() == 0 ? "0" : count.stripTrailingZeros().toPlainString());
  }

  /// To the nearest half, and never nothing.
  static double toHalves(double effort) {
    return Math.max(0.5, Math.round(effort * 2) / 2.0);
  }
}
