package heed.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds features that may be the same ask, by the words they share: rare words weigh more, titles
/// more than descriptions. It suggests and never decides; no threshold separates yes from no, so
/// the best are returned with how alike they are.
public final class Similarity {
  private static final double TITLE_WEIGHT = 3;
  private static final double LEAST = 0.05;

  /// A feature that may be meant.
  ///
  /// @param likeness 0 (nothing in common) to 1 (the same words)
  public record Match(int feature, double likeness) {}

  /// Two features that may be the same ask.
  ///
  /// @param likeness 0 (nothing in common) to 1 (the same words)
  public record Pair(int one, int other, double likeness) {}

  /// A feature that has a word.
  ///
  /// @param weight how much of the feature's text it is
  record Posting(int feature, double weight) {}

  private final Map<String, List<Posting>> postings = new HashMap<>();
  private final Map<String, Double> rarity = new HashMap<>();
  private final double unknownRarity;
  private final int features;
  private volatile @Nullable List<Pair> pairs;

  private Similarity(Book book) {
    var texts = new ArrayList<Map<String, Double>>();
    var inFeatures = new HashMap<String, Integer>();
    for (var id = 0; id < book.featureCount(); id++) {
      var counted = new HashMap<String, Double>();
      var feature = book.feature(id);
      count(feature.title(), TITLE_WEIGHT, counted);
      var description = feature.description();
      count(description == null ? "" : description, 1, counted);
      counted.keySet().forEach(word -> inFeatures.merge(word, 1, Integer::sum));
      texts.add(counted);
    }
    inFeatures.forEach((word, count) -> rarity.put(word, rarity(texts.size(), count)));
    unknownRarity = rarity(texts.size(), 1);
    features = texts.size();
    for (var id = 0; id < features; id++) {
      post(id, texts.get(id));
    }
  }

  /// Made once for a state of the features; asking it is cheap.
  public static Similarity of(Book book) {
    return book.similarity(Similarity::new);
  }

  /// Features that may be the same ask as a text, best first, ties by key; merged ones are left
  /// out, for another feature stands for them.
  public List<Match> find(Book book, String text, int limit) {
    var asked = new HashMap<String, Double>();
    count(text, 1, asked);
    var scores = new HashMap<Integer, Double>();
    var size = 0.0;
    for (var word : asked.entrySet()) {
      var weight = damped(word.getValue()) * rarity.getOrDefault(word.getKey(), unknownRarity);
      size += weight * weight;
      for (var posting : postings.getOrDefault(word.getKey(), List.of())) {
        scores.merge(posting.feature, weight * posting.weight, Double::sum);
      }
    }
    var length = Math.sqrt(size);
    return scores.entrySet().stream()
        .map(score -> new Match(score.getKey(), Math.min(1, score.getValue() / length)))
        .filter(match -> match.likeness >= LEAST)
        .filter(match -> book.feature(match.feature).mergedInto() == null)
        .sorted(
            Comparator.comparingDouble(Match::likeness)
                .reversed()
                .thenComparing(match -> book.feature(match.feature).key()))
        .limit(limit)
        .toList();
  }

  /// Pairs of features that may be the same ask, the likeliest first, ties by id; whatever their
  /// status. Made at the first question.
  public List<Pair> pairs() {
    var known = pairs;
    if (known == null) {
      known = new LikelyDoubles(features, postings.values()).find();
      pairs = known;
    }
    return known;
  }

  private void post(int feature, Map<String, Double> counted) {
    var size = 0.0;
    for (var word : counted.entrySet()) {
      var weight = damped(word.getValue()) * rarity.getOrDefault(word.getKey(), unknownRarity);
      size += weight * weight;
    }
    var length = Math.sqrt(size);
    for (var word : counted.entrySet()) {
      var weight = damped(word.getValue()) * rarity.getOrDefault(word.getKey(), unknownRarity);
      postings
          .computeIfAbsent(word.getKey(), _ -> new ArrayList<>())
          .add(new Posting(feature, weight / length));
    }
  }

  private static void count(String text, double weight, Map<String, Double> counted) {
    Words.of(text).forEach(word -> counted.merge(word, weight, Double::sum));
  }

  /// A word said ten times is not ten times the matter.
  private static double damped(double count) {
    return 1 + Math.log(Math.max(1, count));
  }

  private static double rarity(int features, int withTheWord) {
    return Math.log(1 + (features + 1.0) / (withTheWord + 0.5));
  }
}
