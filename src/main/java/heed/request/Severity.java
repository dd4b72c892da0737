package heed.request;

import java.util.List;

/// How much an unmet need hurts, 1 to 5, in the words that customers and forms use.
public final class Severity {
  public static final int LOWEST = 1;
  public static final int HIGHEST = 5;

  private static final List<String> WORDS =
      List.of(
          "Not an important issue",
          "A nuisance",
          "Slows our work",
          "Blocks important work",
          "We are on fire");

  private Severity() {}

  /// The sentence for a severity from 1 to 5.
  public static String words(int severity) {
    return WORDS.get(severity - 1);
  }
}
