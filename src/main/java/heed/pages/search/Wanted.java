package heed.pages.search;

import heed.pages.frame.Run;
import heed.platform.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What somebody typed to find something: words that must all be there, whatever their case,
/// accents or width.
final class Wanted {
  /// Further from what was typed than anything found.
  static final int NOT_FOUND = Integer.MAX_VALUE;

  private static final int MOST_WORDS = 8;
  private static final int LONGEST = 200;
  private static final int INSIDE_NAME = 2;
  private static final int IN_THE_REST = 5;
  private static final int NAME_BEGINS_SO = -3;
  private static final int IS_THE_NAME = -6;
  private static final int BEFORE = 60;
  private static final int SNIPPET = 160;

  private final String typed;
  private final String whole;
  private final List<String> words;

  private Wanted(String typed) {
    this.typed = typed;
    this.whole = Texts.folded(typed);
    this.words =
        Arrays.stream(whole.split("\\s+"))
            .filter(word -> !word.isEmpty())
            .distinct()
            .limit(MOST_WORDS)
            .toList();
  }

  static Wanted of(String typed) {
    var stripped = typed.strip();
    return new Wanted(stripped.substring(0, Math.min(LONGEST, stripped.length())));
  }

  String typed() {
    return typed;
  }

  /// The longest word as it was typed, in lower case: what rules out most.
  String longest() {
    return Arrays.stream(typed.toLowerCase(Locale.ROOT).split("\\s+"))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  /// Whether all words stand in a text.
  boolean in(String text) {
    var folded = Texts.folded(text);
    return words.stream().allMatch(folded::contains);
  }

  boolean nothing() {
    return words.isEmpty();
  }

  /// How far a thing is from what was typed: less is closer, [#NOT_FOUND] when a word is missing.
  int distance(SearchIndex.Entry entry) {
    var distance = 0;
    for (var word : words) {
      var one = Math.min(inside(entry.name(), word), inside(entry.key(), word));
      if (one == NOT_FOUND) {
        var rest = inside(entry.more(), word);
        one = rest == NOT_FOUND ? NOT_FOUND : rest + IN_THE_REST;
      }
      if (one == NOT_FOUND) {
        return NOT_FOUND;
      }
      distance += one;
    }
    if (entry.key().equals(whole) || entry.name().equals(whole)) {
      return distance + IS_THE_NAME;
    }
    return entry.name().startsWith(whole) ? distance + NAME_BEGINS_SO : distance;
  }

  /// 0 its beginning, 1 the beginning of a later word, 2 somewhere inside.
  private static int inside(String text, String word) {
    var at = text.indexOf(word);
    if (at < 0) {
      return NOT_FOUND;
    }
    if (at == 0) {
      return 0;
    }
    return !Character.isLetterOrDigit(text.charAt(at - 1)) || text.contains(" " + word)
        ? 1
        : INSIDE_NAME;
  }

  /// A text with the words marked in it.
  List<Run> mark(String text) {
    var hits = hits(text);
    var runs = new ArrayList<Run>();
    var from = 0;
    for (var at = 1; at <= text.length(); at++) {
      if (at == text.length() || hits[at] != hits[from]) {
        runs.add(new Run(text.substring(from, at), hits[from]));
        from = at;
      }
    }
    return runs;
  }

  /// The part of a long text where the first word stands, with the words marked in it.
  List<Run> snippet(String text) {
    var line = text.replaceAll("\\s+", " ").strip();
    if (line.length() <= SNIPPET) {
      return mark(line);
    }
    var hits = hits(line);
    var first = 0;
    while (first < line.length() && !hits[first]) {
      first++;
    }
    var from = first == line.length() ? 0 : Math.max(0, first - BEFORE);
    from = whole(line, from);
    var to = whole(line, Math.min(line.length(), from + SNIPPET));
    var cut = line.substring(from, to);
    return mark((from > 0 ? "…" : "") + cut + (to < line.length() ? "…" : ""));
  }

  /// Not between the two halves of a character.
  private static int whole(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  /// Which characters belong to a word that was looked for. Folding may change lengths, so it is
  /// done character by character, keeping where each came from.
  private boolean[] hits(String text) {
    var folded = new StringBuilder();
    var origin = new ArrayList<Integer>();
    for (var at = 0; at < text.length(); ) {
      var point = text.codePointAt(at);
      var piece = Texts.folded(Character.toString(point));
      folded.append(piece);
      for (var i = 0; i < piece.length(); i++) {
        origin.add(at);
      }
      at += Character.charCount(point);
    }
    var hits = new boolean[text.length()];
    for (var word : words) {
      for (var at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length())) {
        var from = origin.get(at);
        var last = origin.get(at + word.length() - 1);
        Arrays.fill(hits, from, last + Character.charCount(text.codePointAt(last)), true);
      }
    }
    return hits;
  }
}
