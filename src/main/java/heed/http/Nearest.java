package heed.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known name that somebody probably meant.
final class Nearest {
  /// More changed letters than this, and it is another word.
  private static final int FARTHEST = 3;

  private static final int LONGEST = 60;

  private Nearest() {}

  static Optional<String> to(String typed, Collection<String> known) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    var folded = folded(typed);
    return known.stream()
        .filter(name -> distance(folded, folded(name)) <= Math.min(FARTHEST, name.length() / 2))
        .min(Comparator.comparingInt(name -> distance(folded, folded(name))));
  }

  private static String folded(String name) {
    return name.replaceAll("[^A-Za-z0-9.]", "").toLowerCase(Locale.ROOT);
  }

  /// How many letters must be changed, added or left out.
  private static int distance(String one, String other) {
    var row = new int[other.length() + 1];
    for (var j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= one.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= other.length(); j++) {
        var replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
