package heed.slack.triage;

import heed.book.Book;
import heed.book.Similarity;
import heed.book.Suggesting;
import heed.feature.Feature;
import heed.platform.Texts;
import heed.slack.filing.FilingForm;
import heed.slack.text.Kit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which features another may be the same as, and which it may be merged into.
final class TriageOptions {
  /// From here on two features share so many rare words that one should look. Below it stand those
  /// that share one common word.
  private static final double LIKELY = 0.3;

  private static final int OFFERED = 25;
  private static final int TITLE = 40;

  private TriageOptions() {}

  /// The ids of features that ask for the same, as likely as not, best first.
  static List<Integer> likely(Book book, Feature feature, int most) {
    return alike(book, feature)
        .filter(match -> match.likeness() >= LIKELY)
        .limit(most)
        .map(Similarity.Match::feature)
        .toList();
  }

  /// What the typeahead offers: what was typed, or else the likely ones first and then those that
  /// most ask for.
  static List<Map<String, Object>> into(Book book, Feature feature, String typed) {
    var offered = new LinkedHashSet<Feature>();
    if (typed.isBlank()) {
      alike(book, feature).forEach(match -> offered.add(book.feature(match.feature())));
    }
    offered.addAll(Suggesting.features(book, typed, OFFERED + 1));
    return offered.stream()
        .filter(other -> !other.key().equals(feature.key()))
        .limit(OFFERED)
        .map(other -> option(book, other))
        .toList();
  }

  static Map<String, Object> option(Book book, Feature feature) {
    return Kit.option(label(book, feature), FilingForm.KNOWN + feature.key());
  }

  /// How many accounts ask for a feature, churned ones left out.
  static int asks(Book book, int feature) {
    var asks = book.asks(feature);
    var count = 0;
    for (var ask = 0; ask < asks.count(); ask++) {
      if (book.account(asks.account(ask)).counts()) {
        count++;
      }
    }
    return count;
  }

  private static Stream<Similarity.Match> alike(Book book, Feature feature) {
    var description = feature.description();
    var text = description == null ? feature.title() : feature.title() + "\n" + description;
    return Similarity.of(book).find(book, text, OFFERED + 1).stream()
        .filter(match -> !book.feature(match.feature()).key().equals(feature.key()));
  }

  private static String label(Book book, Feature feature) {
    var asks = TriageTexts.asks(asks(book, book.featureId(feature.key())));
    return Texts.clip(feature.title(), TITLE)
        + " · "
        + TriageTexts.status(feature.status())
        + " · "
        + asks;
  }
}
