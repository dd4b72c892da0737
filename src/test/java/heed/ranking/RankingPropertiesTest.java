package heed.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import heed.cast.AnAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every book. Each seed makes another one; a failure names it.
class RankingPropertiesTest {
  private static final int BOOKS = 200;

  /// What rounding may add to a sum of shares, relative.
  private static final double ROUNDING = 1e-12;

  /// A billionth, in percent.
  private static final double BILLIONTH = 1e-7;

  static LongStream seeds() {
    return LongStream.range(0, BOOKS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_plain_model_of_the_page_gives_the_same_scores(long seed) {
    var facts = RandomBook.of(seed);
    var ranking = facts.ranking();
    var model = new PlainModel(facts, RandomBook.AS_OF);
    var rows = model.rows();

    assertThat(ranking.count()).as(facts.name()).isEqualTo(rows.size());
    assertClose(facts, ranking.totalStakes(), model.stakes());
    for (var row : rows) {
      var rank = ranking.rankOf(ranking.book().featureId(row.key()));
      var score = ranking.score(rank);
      assertClose(facts, score.protect(), row.protect());
      assertClose(facts, score.grow(), row.grow());
      assertClose(facts, score.late(), row.late());
      assertClose(facts, score.value(), row.value());
      assertClose(facts, score.priority(), row.priority());
      assertThat(ranking.asks(rank)).as(facts.name()).isEqualTo((int) row.asks());
      assertThat(ranking.requests(rank)).as(facts.name()).isEqualTo((int) row.requests());
      assertClose(facts, ranking.largestAccountShare(rank).orElse(0), row.largestShare());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_plain_model_of_the_page_gives_the_same_order(long seed) {
    var facts = RandomBook.of(seed);
    var ranking = facts.ranking();

    var rows = new PlainModel(facts, RandomBook.AS_OF).rows();

    for (var rank = 1; rank <= rows.size(); rank++) {
      var row = rows.get(rank - 1);
      var here = ranking.book().feature(ranking.feature(rank)).key();
      if (!row.key().equals(here)) {
        assertClose(facts, ranking.priority(rank), row.priority());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void higher_priorities_come_first_and_equal_ones_by_key(long seed) {
    var facts = RandomBook.of(seed);
    var ranking = facts.ranking();

    for (var rank = 2; rank <= ranking.count(); rank++) {
      var above = ranking.priority(rank - 1);
      var here = ranking.priority(rank);
      assertThat(above).as(facts.name()).isGreaterThanOrEqualTo(here);
      if (above == here) {
        assertThat(key(ranking, rank - 1)).as(facts.name()).isLessThan(key(ranking, rank));
      }
      assertThat(ranking.rankOf(ranking.feature(rank))).isEqualTo(rank);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_order_of_the_input_does_not_matter(long seed) {
    var facts = RandomBook.of(seed);

    assertThat(bits(facts.shuffled().ranking())).as(facts.name()).isEqualTo(bits(facts.ranking()));
  }

  /// Holds for every feature without exception: revenue moves stakes only, and lateness does not
  /// look at it. The rank may still fall, when a rival gains more from the same account.
  @ParameterizedTest
  @MethodSource("seeds")
  void more_revenue_never_lowers_a_priority(long seed) {
    var random = new Random(seed);
    neverLowersAPriority(seed, account -> account.arr(account.arr() + random.nextInt(500_000)));
  }

  /// Holds for every feature while both healths are known and the policy's chance of loss does not
  /// rise with health. An unknown health is no worse or better than a known one.
  @ParameterizedTest
  @MethodSource("seeds")
  void worse_health_never_lowers_a_priority(long seed) {
    var random = new Random(seed);
    neverLowersAPriority(
        seed,
        account ->
            account.health() == null
                ? account
                : account.health(random.nextInt(account.health() + 1)));
  }

  /// Holds for the stake while the earlier renewal is not over on the as-of date (one that is over
  /// moves on by a year, and the stake falls) and the policy's urgency does not rise with days. It
  /// does not hold for priorities: a nearer decision can make a feature late.
  @ParameterizedTest
  @MethodSource("seeds")
  void a_nearer_decision_never_lowers_a_stake(long seed) {
    var facts = RandomBook.of(seed);
    var random = new Random(seed);
    var ranking = facts.ranking();
    for (var id = 0; id < facts.accounts().size(); id++) {
      var next = ranking.stake(id).decision().nextRenewal();
      if (next != null) {
        var days = (int) (next.toEpochDay() - RandomBook.AS_OF.toEpochDay());
        var nearer = RandomBook.AS_OF.plusDays(random.nextInt(days + 1));

        var changed = facts.with(id, account -> account.renewing(nearer)).ranking();

        assertThat(changed.stake(id).amount())
            .as("%s, account %d renewing %s", facts.name(), id, nearer)
            .isGreaterThanOrEqualTo(ranking.stake(id).amount());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void an_account_protects_no_more_than_its_stake(long seed) {
    var facts = RandomBook.of(seed);
    var ranking = facts.ranking();
    var protectedBy = new double[facts.accounts().size()];
    var claimedBy = new double[facts.accounts().size()];

    ranked(ranking)
        .flatMap(explanation -> explanation.contributions().stream())
        .forEach(one -> {
          protectedBy[one.account()] += one.claim().protect();
          claimedBy[one.account()] += one.claim().amount();
        });

    for (var id = 0; id < protectedBy.length; id++) {
      var most = ranking.stake(id).amount() * (1 + ROUNDING);
      assertThat(protectedBy[id]).as(facts.name()).isLessThanOrEqualTo(most);
      assertThat(claimedBy[id]).as(facts.name()).isLessThanOrEqualTo(most);
    }
    assertThat(ranking.totalProtect())
        .as(facts.name())
        .isLessThanOrEqualTo(ranking.totalStakes() * (1 + ROUNDING));
  }

  private static void neverLowersAPriority(long seed, UnaryOperator<AnAccount> change) {
    var facts = RandomBook.of(seed);
    var before = facts.ranking();
    for (var id = 0; id < facts.accounts().size(); id++) {
      var after = facts.with(id, change).ranking();
      for (var rank = 1; rank <= before.count(); rank++) {
        assertThat(after.priority(after.rankOf(before.feature(rank))))
            .as("%s, account %d, feature %s", facts.name(), id, key(before, rank))
            .isGreaterThanOrEqualTo(before.priority(rank));
      }
    }
  }

  private static Stream<Explanation> ranked(Ranking ranking) {
    return IntStream.rangeClosed(1, ranking.count())
        .mapToObj(rank -> Explanation.of(ranking, ranking.feature(rank)));
  }

  /// Keys and exact scores, best first.
  private static List<String> bits(Ranking ranking) {
    var bits = new ArrayList<String>();
    for (var rank = 1; rank <= ranking.count(); rank++) {
      bits.add(
          key(ranking, rank)
              + " "
              + ranking.score(rank)
              + " "
              + ranking.asks(rank)
              + " "
              + ranking.requests(rank)
              + " "
              + ranking.largestAccountShare(rank)
              + " "
              + ranking.nextDecision(rank));
    }
    return bits;
  }

  private static String key(Ranking ranking, int rank) {
    return ranking.book().feature(ranking.feature(rank)).key();
  }

  private static void assertClose(RandomBook facts, double actual, double expected) {
    if (expected == 0) {
      assertThat(actual).as(facts.name()).isZero();
    } else {
      assertThat(actual).as(facts.name()).isCloseTo(expected, withinPercentage(BILLIONTH));
    }
  }
}
