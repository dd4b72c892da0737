package heed.book;

import heed.platform.Texts;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Takes a text apart for searching: folded words without endings, and pairs of characters where a
/// script, such as Chinese, writes no spaces.
final class Words {
  /// Words that say nothing about what is asked for.
  private static final java.util.Set<String> EMPTY =
      java.util.Set.of(
          "a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "could", "do", "for",
          "from", "have", "how", "i", "if", "in", "is", "it", "like", "me", "my", "need", "not",
          "of", "on", "or", "our", "should", "so", "that", "the", "there", "this", "to", "us",
          "want", "we", "when", "which", "will", "with", "would", "you", "your");

  private Words() {}

  static List<String> of(String text) {
    var folded = Texts.folded(text);
    var words = new ArrayList<String>();
    var breaks = BreakIterator.getWordInstance(Locale.ROOT);
    breaks.setText(folded);
    var start = breaks.first();
    for (var end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      var word = folded.substring(start, end);
      if (!Character.isLetterOrDigit(word.codePointAt(0))) {
        continue;
      }
      if (Character.isIdeographic(word.codePointAt(0))) {
        addPairs(word, words);
      } else if (!EMPTY.contains(word)) {
        words.add(stem(word));
      }
    }
    return words;
  }

  private static void addPairs(String run, List<String> words) {
    var points = run.codePoints().toArray();
    if (points.length == 1) {
      words.add(run);
    }
    for (var i = 0; i + 1 < points.length; i++) {
      words.add(new String(points, i, 2));
    }
  }

  /// Cuts the commonest English endings, so that "assigned tasks" meets "assign a task".
  private static String stem(String word) {
    for (var ending :
        new String[] {
          "ments", "ment", "ations", "ation", "ings", "ing", "ees", "ee", "ies", "ed", "es", "s",
          "e"
        }) {
      if (word.length() - ending.length() >= 4 && word.endsWith(ending)) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }
}
