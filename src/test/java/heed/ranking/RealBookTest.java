package heed.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.RealBook;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A real book is ranked as `docs/scoring.md` says it must be.
class RealBookTest {
  private final Ranking ranking =
      Ranking.of(RealBook.read(), ScoringPolicy.DEFAULT, RealBook.AS_OF);

  @Test
  void the_first_five_are_those_of_the_page() {
    var first = IntStream.rangeClosed(1, 5).mapToObj(this::shown).toList();

    assertThat(first)
        .isEqualTo(
            List.of(
                "RM-8757 105297.95",
                "RM-2568 86823.43",
                "RM-21450 84584.37",
                "RM-34992 83851.19",
                "RM-35861 71635.61"));
  }

  @Test
  void the_sums_are_those_of_the_page() {
    var currency = ranking.book().currency();

    assertThat(currency.rounded(ranking.totalStakes())).isEqualTo("5105719.38");
    assertThat(currency.rounded(ranking.totalProtect())).isEqualTo("2833684.24");
    assertThat(ranking.medianEffort()).hasValue(3);
  }

  @Test
  void every_feature_has_one_rank() {
    var ranked = IntStream.rangeClosed(1, ranking.count()).map(ranking::feature).distinct();

    assertThat(ranked.count()).isEqualTo(295);
  }

  private String shown(int rank) {
    return ranking.book().feature(ranking.feature(rank)).key()
        + " "
        + ranking.book().currency().rounded(ranking.priority(rank));
  }
}
