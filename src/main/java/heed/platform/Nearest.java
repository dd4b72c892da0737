package heed.platform;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Guesses which known name was meant by an unknown one, for hints; never to go on with.
public final class Nearest {
  /// Beyond so many typing errors it is another word, and a guess confuses more than it helps.
  private static final int FARTHEST = 4;

  /// Longer words are not looked at: whoever sends them does not want a hint.
  private static final int LONGEST = 60;

  private Nearest() {}

  /// The known name that is fewest typing errors away, if it is near at all. Case does not count,
  /// nor do hyphens, underscores and spaces.
  public static Optional<String> to(String typed, Collection<String> known) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    var folded = folded(typed);
    return known.stream()
        .filter(name -> distance(folded(name), folded) <= farthest(name))
        .min(Comparator.comparingInt(name -> distance(folded(name), folded)));
  }

  private static int farthest(String name) {
    return Math.min(FARTHEST, name.length() / 2);
  }

  private static String folded(String name) {
    return name.replaceAll("[^A-Za-z0-9.]", "").toLowerCase(Locale.ROOT);
  }

  /// Levenshtein distance, one row at a time.
  private static int distance(String one, String other) {
    var row = new int[other.length() + 1];
    Arrays.setAll(row, i -> i);
    for (var i = 1; i <= one.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= other.length(); j++) {
        var above = row[j];
        var same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + same);
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
