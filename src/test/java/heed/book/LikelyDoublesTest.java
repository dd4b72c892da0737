package heed.book;

import static heed.cast.Cast.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import heed.cast.AFeature;
import heed.feature.Feature;
import heed.feature.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Pairs of features that may be the same ask.
class LikelyDoublesTest {
  private static final Path JUDGED = Path.of("src/test/resources/ravenstack/duplicates.csv");

  private record Judged(List<Feature> features, Set<Set<String>> same) {}

  /// Of the pairs that Redmine's own people judged to be the same, among 384 of its issues: the
  /// figures of `docs/inbox.md`.
  @Test
  void most_of_the_likeliest_pairs_are_judged_to_be_the_same_by_people() throws IOException {
    var judged = judged();
    var book = Book.of(USD, List.of(), judged.features(), List.of());

    var pairs = Similarity.of(book).pairs();

    assertThat(judged.same()).hasSize(105);
    assertThat(right(book, judged, pairs.subList(0, 10))).isGreaterThanOrEqualTo(8);
    assertThat(right(book, judged, pairs.subList(0, 20))).isGreaterThanOrEqualTo(15);
    assertThat(right(book, judged, pairs.subList(0, 50))).isGreaterThanOrEqualTo(25);
  }

  @Test
  void a_pair_is_as_alike_as_its_words_whatever_their_order() {
    var pairs =
        pairs(
            AFeature.titled("a", "Dark mode"),
            AFeature.titled("b", "Mode: dark"),
            AFeature.titled("c", "Calendar of holidays"),
            AFeature.titled("d", "Dark calendar theme"));

    assertThat(pairs.getFirst().one()).isEqualTo(0);
    assertThat(pairs.getFirst().other()).isEqualTo(1);
    assertThat(pairs.getFirst().likeness()).isBetween(0.999, 1.0);
    assertThat(pairs)
        .isSortedAccordingTo((one, other) -> Double.compare(other.likeness(), one.likeness()));
  }

  @Test
  void without_words_or_without_others_there_are_no_pairs() {
    assertThat(pairs()).isEmpty();
    assertThat(pairs(AFeature.titled("a", "Dark mode"))).isEmpty();
    assertThat(pairs(AFeature.titled("a", "the of"), AFeature.titled("b", "the of"))).isEmpty();
    assertThat(pairs(AFeature.titled("a", "深色模式"), AFeature.titled("b", "支持深色模式"))).hasSize(1);
  }

  /// All pairs of ten thousand would be fifty million.
  @Test
  void ten_thousand_features_are_paired_at_once() throws IOException {
    var index =
        Similarity.of(Book.of(USD, List.of(), many(judged().features(), 10_000), List.of()));

    assertTimeout(
        Duration.ofSeconds(5), () -> assertThat(index.pairs()).hasSize(LikelyDoubles.MOST));
  }

  @Test
  void a_decision_leaves_the_index_as_it_is_and_a_new_word_does_not() {
    var live = new LiveBook(USD);
    live.put(AFeature.titled("a", "Dark mode").feature());
    live.advance(1, () -> {});
    var index = Similarity.of(live.now());
    live.advance(
        2, () -> live.put(AFeature.titled("a", "Dark mode").status(Status.PLANNED).feature()));
    assertThat(Similarity.of(live.now())).isSameAs(index);
    live.advance(3, () -> live.put(AFeature.titled("a", "Darker mode").feature()));
    assertThat(Similarity.of(live.now())).isNotSameAs(index);
  }

  private static List<Similarity.Pair> pairs(AFeature... features) {
    var made = Stream.of(features).map(AFeature::feature).toList();
    return Similarity.of(Book.of(USD, List.of(), made, List.of())).pairs();
  }

  private static long right(Book book, Judged judged, List<Similarity.Pair> pairs) {
    return pairs.stream()
        .filter(pair ->
            judged
                .same()
                .contains(Set.of(book.feature(pair.one()).key(), book.feature(pair.other()).key())))
        .count();
  }

  private static List<Feature> many(List<Feature> from, int count) {
    var random = new Random(7);
    var words = new ArrayList<String>();
    from.forEach(feature ->
        words.addAll(List.of((feature.title() + " " + feature.description()).split("\\s+"))));
    var all = new ArrayList<Feature>();
    for (var i = 0; i < count; i++) {
      var title = new StringBuilder();
      for (var w = 0; w < 6; w++) {
        title.append(words.get(random.nextInt(words.size()))).append(' ');
      }
      var text = new StringBuilder();
      for (var w = 0; w < 70; w++) {
        text.append(words.get(random.nextInt(words.size()))).append(' ');
      }
      all.add(AFeature.titled("f" + i, title + "x").description(text.toString()).feature());
    }
    return all;
  }

  private static Judged judged() throws IOException {
    var features = new ArrayList<Feature>();
    var same = new HashSet<Set<String>>();
    try (var rows = CsvReader.builder().ofNamedCsvRecord(JUDGED)) {
      var clusters = new ArrayList<NamedCsvRecord>();
      rows.forEach(clusters::add);
      for (var row : clusters) {
        features.add(
            AFeature.titled(row.getField("id"), row.getField("title"))
                .description(row.getField("description"))
                .feature());
        for (var other : clusters) {
          if (!row.getField("id").equals(other.getField("id"))
              && !row.getField("cluster").isBlank()
              && row.getField("cluster").equals(other.getField("cluster"))) {
            same.add(Set.of(row.getField("id"), other.getField("id")));
          }
        }
      }
    }
    return new Judged(features, same);
  }
}
