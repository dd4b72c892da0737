package heed.book;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which words of a text stand in another one too, as [Similarity] compares them: without case,
/// accents and endings; of scripts that write no spaces, pairs of characters.
public final class SharedWords {
  private final Set<String> others;

  private SharedWords(Set<String> others) {
    this.others = others;
  }

  /// A piece of a text.
  ///
  /// @param shared whether the other text has it too
  public record Run(String text, boolean shared) {}

  /// What is shared with this text.
  public static SharedWords with(String other) {
    return new SharedWords(new HashSet<>(Words.of(other)));
  }

  /// The text in pieces, all of it and in order; neighbours differ in being shared.
  public List<Run> in(String text) {
    var shared = new boolean[text.length()];
    var breaks = BreakIterator.getWordInstance(Locale.ROOT);
    breaks.setText(text);
    var start = breaks.first();
    for (var end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      if (Character.isIdeographic(text.codePointAt(start))) {
        markPairs(text, start, end, shared);
      } else if (has(text.substring(start, end))) {
        Arrays.fill(shared, start, end, true);
      }
    }
    return runs(text, shared);
  }

  private void markPairs(String text, int start, int end, boolean[] shared) {
    var at = start;
    while (at < end) {
      var next = at + Character.charCount(text.codePointAt(at));
      var to = next < end ? next + Character.charCount(text.codePointAt(next)) : next;
      var pair = next < end || at == start;
      if (pair && has(text.substring(at, to))) {
        Arrays.fill(shared, at, to, true);
      }
      at = next;
    }
  }

  private boolean has(String piece) {
    var words = Words.of(piece);
    return !words.isEmpty() && others.containsAll(words);
  }

  private static List<Run> runs(String text, boolean[] shared) {
    var runs = new ArrayList<Run>();
    var from = 0;
    for (var at = 1; at <= text.length(); at++) {
      if (at == text.length() || shared[at] != shared[from]) {
        runs.add(new Run(text.substring(from, at), shared[from]));
        from = at;
      }
    }
    return runs;
  }
}
