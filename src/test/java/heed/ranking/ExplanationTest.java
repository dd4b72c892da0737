package heed.ranking;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.auditLog;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.sso;
import static heed.cast.SettableClock.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import heed.book.Book;
import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.RealBook;
import heed.cast.SmallBook;
import heed.cast.WorkedExample;
import heed.feature.Status;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTest {
  private static final double EXACTLY = 0;

  @Test
  void the_factors_of_a_real_book_multiply_up_to_the_numbers_shown() {
    var ranking = Ranking.of(RealBook.read(), ScoringPolicy.DEFAULT, RealBook.AS_OF);

    for (var rank = 1; rank <= ranking.count(); rank++) {
      multipliesUp(ranking, Explanation.of(ranking, ranking.feature(rank)));
    }
  }

  @Test
  void the_factors_of_random_books_multiply_up_to_the_numbers_shown() {
    for (var seed = 0; seed < 100; seed++) {
      var ranking = RandomBook.of(seed).ranking();
      for (var feature = 0; feature < ranking.book().featureCount(); feature++) {
        multipliesUp(ranking, Explanation.of(ranking, feature));
      }
    }
  }

  @Test
  void the_contributions_of_a_feature_add_up_to_its_score_in_key_order() {
    var ranking = Ranking.of(RealBook.read(), ScoringPolicy.DEFAULT, RealBook.AS_OF);

    for (var rank = 1; rank <= ranking.count(); rank++) {
      var explanation = Explanation.of(ranking, ranking.feature(rank));
      var byKey =
          explanation.contributions().stream()
              .sorted(Comparator.comparing(one -> ranking.book().account(one.account()).key()))
              .toList();
      var protect = 0.0;
      var grow = 0.0;
      var late = 0.0;
      for (var one : byKey) {
        protect += one.claim().protect();
        grow += one.growth().amount();
        late += one.claim().lost();
      }
      var value = protect + grow;
      var priority = value / explanation.divisor().personMonths();

      assertThat(explanation.score()).isEqualTo(new Score(priority, value, protect, grow, late));
      assertThat(explanation.score()).isEqualTo(ranking.score(rank));
      assertThat(explanation.rank()).isEqualTo(rank);
    }
  }

  @Test
  void the_largest_contribution_comes_first_and_equal_ones_by_key() {
    var accounts = List.of(globex().key("c"), globex().key("b"), globex().key("a"), acme());
    var requests = accounts.stream().map(one -> ARequest.by(one, sso())).toList();
    var ranking = ranking(SmallBook.of(accounts, List.of(sso()), requests));

    var order =
        Explanation.of(ranking, 0).contributions().stream()
            .map(one -> ranking.book().account(one.account()).key());

    assertThat(order).containsExactly("acme", "a", "b", "c");
  }

  @Test
  void every_fact_of_an_account_and_its_ask_is_told() {
    var ranking = ranking(WorkedExample.book());

    var globex = contribution(ranking, "sso", "globex");

    assertThat(globex.severity()).isEqualTo(4);
    assertThat(globex.core()).isFalse();
    assertThat(globex.stake().arr()).isEqualTo(400_000);
    assertThat(globex.stake().health()).isEqualTo(85);
    assertThat(globex.stake().decision().renewal()).isEqualTo(LocalDate.of(2027, 10, 1));
    assertThat(globex.stake().decision().date()).isEqualTo(LocalDate.of(2027, 8, 2));
    assertThat(globex.stake().decision().days()).isEqualTo(253);
    assertThat(globex.claim().severityWeight()).isEqualTo(0.7);
    assertThat(globex.claim().coreFactor()).isEqualTo(0.5);
    assertThat(globex.claim().weight()).isEqualTo(0.35);
    assertThat(globex.claim().shareOfStake()).isEqualTo(0.35 / 1.35, within(1e-15));
    assertThat(globex.claim().late()).isFalse();
    assertThat(globex.growth().expansionArr()).isEqualTo(50_000);
    assertThat(globex.growth().filed()).isEqualTo(LocalDate.of(2026, 5, 26));
    assertThat(globex.growth().daysSinceFiled()).isEqualTo(180);
    assertThat(globex.growth().amount()).isEqualTo(5328.54, within(0.005));
    assertThat(globex.standIns()).isEmpty();
  }

  @Test
  void what_lateness_took_is_told() {
    var acme = contribution(ranking(WorkedExample.book()), "sso", "acme").claim();

    assertThat(acme.late()).isTrue();
    assertThat(acme.lateFactor()).isEqualTo(0.5);
    assertThat(acme.lost()).isEqualTo(acme.protect()).isEqualTo(6485.11, within(0.005));
  }

  @Test
  void an_unknown_fact_says_what_stood_in_for_it() {
    var ranking = ranking(WorkedExample.book());

    assertThat(contribution(ranking, "export", "initech").standIns())
        .containsExactly(
            new StandIn(StandIn.Fact.HEALTH, 0.15), new StandIn(StandIn.Fact.RENEWAL, 0.4));
    assertThat(contribution(ranking, "audit-log", "umbra").standIns())
        .containsExactly(
            new StandIn(StandIn.Fact.HEALTH, 0.15),
            new StandIn(StandIn.Fact.RENEWAL, 0.4),
            new StandIn(StandIn.Fact.FILING_DATE, 1));
    assertThat(explanation(ranking, "audit-log").divisor().standIn())
        .contains(new StandIn(StandIn.Fact.EFFORT, 1.125));
    assertThat(explanation(ranking, "sso").divisor().standIn()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2,    2,   false",
    "0.5,  0.5, false",
    "0.49, 0.5, true",
  })
  void the_divisor_is_the_estimate_or_the_floor(double effort, double divisor, boolean floored) {
    var ranking = ranking(SmallBook.of(List.of(), List.of(sso().effort(effort)), List.of()));

    assertThat(Explanation.of(ranking, 0).divisor())
        .isEqualTo(new Divisor(divisor, effort, Divisor.Source.ESTIMATE, floored));
  }

  @Test
  void a_small_median_is_raised_to_the_floor() {
    var features = List.of(sso().effort(0.2), auditLog());
    var ranking = ranking(SmallBook.of(List.of(), features, List.of()));

    assertThat(explanation(ranking, "audit-log").divisor())
        .isEqualTo(new Divisor(0.5, 0.2, Divisor.Source.MEDIAN, true));
  }

  @Test
  void without_any_estimate_the_policy_gives_the_effort() {
    var ranking = ranking(SmallBook.of(List.of(), List.of(auditLog()), List.of()));

    assertThat(Explanation.of(ranking, 0).divisor())
        .isEqualTo(new Divisor(2, 2, Divisor.Source.NONE_KNOWN, false));
  }

  @Test
  void a_target_date_is_the_earliest_day() {
    var ranking = ranking(WorkedExample.book());

    assertThat(explanation(ranking, "audit-log").shipping())
        .isEqualTo(new Shipping(LocalDate.of(2027, 6, 30), Shipping.Source.TARGET));
    assertThat(explanation(ranking, "sso").shipping())
        .isEqualTo(new Shipping(LocalDate.of(2026, 12, 19), Shipping.Source.EFFORT));
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"SHIPPED", "DECLINED"})
  void an_answered_feature_is_explained_as_if_it_were_open(Status status) {
    var features =
        List.of(WorkedExample.sso().status(status), WorkedExample.export(), WorkedExample.audit());
    var open = ranking(WorkedExample.book());
    var answered =
        ranking(SmallBook.of(WorkedExample.accounts(), features, WorkedExample.requests()));

    var explanation = explanation(answered, "sso");

    assertThat(explanation.rank()).isNull();
    assertThat(explanation.score()).isEqualTo(explanation(open, "sso").score());
    assertThat(explanation.contributions()).isEqualTo(explanation(open, "sso").contributions());
    assertThat(explanation.counterfactuals().rankWithoutLargest()).isNull();
    assertThat(explanation.counterfactuals().firstPlace()).isEqualTo(new FirstPlace.NotRanked());
    assertThat(answered.stake(answered.book().accountId("acme")).sumWeights()).isEqualTo(0.175);
  }

  @Test
  void a_merged_feature_has_nothing_of_its_own() {
    var features = List.of(sso().feature(), auditLog().feature().mergedInto("sso"));
    var requests = List.of(ARequest.by(acme(), auditLog()).stored("r", 0));
    var ranking = ranking(Book.of(Cast.USD, List.of(acme().account()), features, requests));

    var merged = explanation(ranking, "audit-log");

    assertThat(merged.rank()).isNull();
    assertThat(merged.contributions()).isEmpty();
    assertThat(merged.score().value()).isZero();
    assertThat(explanation(ranking, "sso").contributions()).hasSize(1);
  }

  private static void multipliesUp(Ranking ranking, Explanation explanation) {
    for (var one : explanation.contributions()) {
      var stake = one.stake();
      var claim = one.claim();
      var growth = one.growth();
      same(
          stake.amount(),
          stake.arrAtRisk()
              * stake.chanceOfLoss()
              * stake.preventableShare()
              * stake.decision().urgency());
      same(stake.amount(), ranking.stakes().amount(one.account()));
      same(claim.weight(), claim.severityWeight() * claim.coreFactor());
      same(claim.amount(), stake.amount() * claim.weight() / Math.max(1, stake.sumWeights()));
      close(claim.amount(), stake.amount() * claim.shareOfStake());
      same(claim.protect(), claim.amount() * claim.lateFactor());
      same(claim.lost(), claim.amount() - claim.protect());
      same(growth.amount(), growth.expansionArr() * growth.chance() * growth.cooling());
      same(one.amount(), claim.protect() + growth.amount());
    }
    var score = explanation.score();
    same(score.value(), score.protect() + score.grow());
    same(score.priority(), score.value() / explanation.divisor().personMonths());
  }

  private static void same(double shown, double product) {
    assertThat(shown).isEqualTo(product, within(EXACTLY));
  }

  private static void close(double shown, double product) {
    assertThat(shown).isEqualTo(product, within(1e-12 * (1 + Math.abs(product))));
  }

  private static Ranking ranking(Book book) {
    return Ranking.of(book, ScoringPolicy.DEFAULT, TODAY);
  }

  private static Explanation explanation(Ranking ranking, String feature) {
    return Explanation.of(ranking, ranking.book().featureId(feature));
  }

  private static Contribution contribution(Ranking ranking, String feature, String account) {
    return explanation(ranking, feature).contributions().stream()
        .filter(one -> ranking.book().account(one.account()).key().equals(account))
        .findFirst()
        .orElseThrow();
  }
}
