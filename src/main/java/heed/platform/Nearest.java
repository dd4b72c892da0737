package heed.platform;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Guesses which known name was meant by an unknown one, for hints; never to go on with.
public final class Nearest {
  /// Beyond so many typing errors a guess confuses more than it helps.
  private static final int MOST_ERRORS = 4;

  private Nearest() {}

  /// The known name that is fewest typing errors away, if it is near at all; case does not count.
  public static Optional<String> to(String name, Collection<String> known) {
    var meant = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(Comparator.comparingInt(each -> distance(each.toLowerCase(Locale.ROOT), meant)))
        .filter(each -> isNear(each.toLowerCase(Locale.ROOT), meant));
  }

  private static boolean isNear(String known, String meant) {
    var most = Math.min(MOST_ERRORS, Math.max(1, known.length() / 2));
    return distance(known, meant) <= most;
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
