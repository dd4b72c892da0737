package heed.book;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Pairs of features that may be the same ask, among all features, without comparing each with
/// each: two features meet only over a word that few others have. What they share in common words
/// is added for those who met. No threshold separates yes from no; the best are kept.
final class LikelyDoubles {
  /// A pair that is less alike than this is rarely the same ask: see `docs/inbox.md`.
  static final double LEAST = 0.25;

  /// Most pairs kept: nobody looks at more before the book has changed.
  static final int MOST = 5000;

  /// A word that more features have brings nobody together; in a small book every word does.
  private static final int COMMON = 100;

  /// What two features must share in rare words to be compared in full.
  private static final float LEAST_MET = (float) (LEAST / 2);

  private final int[][] words;
  private final float[][] weights;
  private final int[][] withWord;
  private final float[][] weightWithWord;

  /// @param postings which features have a word, and how much it weighs there; the weights of a
  ///   feature are those of a vector of length 1
  LikelyDoubles(int features, Iterable<List<Similarity.Posting>> postings) {
    var all = new ArrayList<List<Similarity.Posting>>();
    postings.forEach(all::add);
    var counts = new int[features];
    all.forEach(list -> list.forEach(posting -> counts[posting.feature()]++));
    words = new int[features][];
    weights = new float[features][];
    for (var id = 0; id < features; id++) {
      words[id] = new int[counts[id]];
      weights[id] = new float[counts[id]];
    }
    withWord = new int[all.size()][];
    weightWithWord = new float[all.size()][];
    var filled = new int[features];
    for (var word = 0; word < withWord.length; word++) {
      enter(word, all.get(word), filled);
    }
  }

  private void enter(int word, List<Similarity.Posting> list, int[] filled) {
    withWord[word] = new int[list.size()];
    weightWithWord[word] = new float[list.size()];
    for (var place = 0; place < list.size(); place++) {
      var feature = list.get(place).feature();
      var weight = (float) list.get(place).weight();
      withWord[word][place] = feature;
      weightWithWord[word][place] = weight;
      words[feature][filled[feature]] = word;
      weights[feature][filled[feature]++] = weight;
    }
  }

  /// The likeliest first, ties by id.
  List<Similarity.Pair> find() {
    var met = new float[words.length];
    var touched = new int[words.length];
    var found = new ArrayList<Similarity.Pair>();
    for (var id = 0; id < words.length; id++) {
      var count = meet(id, met, touched);
      for (var place = 0; place < count; place++) {
        var other = touched[place];
        if (met[other] >= LEAST_MET) {
          var likeness = likeness(id, other);
          if (likeness >= LEAST) {
            found.add(new Similarity.Pair(id, other, Math.min(1, likeness)));
          }
        }
        met[other] = 0;
      }
    }
    found.sort(
        Comparator.comparingDouble(Similarity.Pair::likeness)
            .reversed()
            .thenComparingInt(Similarity.Pair::one)
            .thenComparingInt(Similarity.Pair::other));
    return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
  }

  /// Adds up what later features share with this one in rare words.
  ///
  /// @return how many it met, who now stand in `touched`
  private int meet(int id, float[] met, int[] touched) {
    var count = 0;
    for (var place = 0; place < words[id].length; place++) {
      var others = withWord[words[id][place]];
      if (others.length > COMMON) {
        continue;
      }
      var there = weightWithWord[words[id][place]];
      var own = weights[id][place];
      for (var at = firstAfter(others, id); at < others.length; at++) {
        if (met[others[at]] == 0) {
          touched[count++] = others[at];
        }
        met[others[at]] += own * there[at];
      }
    }
    return count;
  }

  /// Lists of features are in the order of their ids.
  private static int firstAfter(int[] others, int id) {
    return Arrays.binarySearch(others, id) + 1;
  }

  /// The product of two vectors, whose words are in one order.
  private double likeness(int one, int other) {
    var sum = 0.0;
    var left = 0;
    var right = 0;
    while (left < words[one].length && right < words[other].length) {
      var difference = Integer.compare(words[one][left], words[other][right]);
      if (difference == 0) {
        sum += weights[one][left++] * weights[other][right++];
      } else if (difference < 0) {
        left++;
      } else {
        right++;
      }
    }
    return sum;
  }
}
