package heed.ranking;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.auditLog;
import static heed.cast.Cast.export;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.sso;
import static heed.cast.SettableClock.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import heed.book.Book;
import heed.cast.AFeature;
import heed.cast.ARequest;
import heed.cast.AnAccount;
import heed.cast.Cast;
import heed.cast.SmallBook;
import heed.feature.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rule's edges, each just under, at and just over.
class RankingRulesTest {
  private static final LocalDate IN_A_YEAR = TODAY.plusDays(365 + 60);

  @ParameterizedTest
  @CsvSource({"-1, false", "0, false", "1, true"})
  void a_feature_is_late_from_the_day_after_the_decision(int daysAfterDecision, boolean late) {
    var decision = IN_A_YEAR.minusDays(60);
    var feature = sso().targeting(decision.plusDays(daysAfterDecision));

    var score = only(acme().arr(1000).health(0).renewing(IN_A_YEAR), feature).score(1);

    assertThat(score.late()).isEqualTo(late ? 3.0625 : 0);
    assertThat(score.protect()).isEqualTo(late ? 3.0625 : 6.125);
  }

  @ParameterizedTest
  @CsvSource({
    "0,     0",
    "0.01,  1",
    "0.07,  1",
    "0.08,  2",
    "1,    14",
    "2,    27",
    "3,    40",
    "75,  988",
  })
  void work_that_fills_a_part_of_a_day_takes_the_whole_day(double effort, int days) {
    var ranking = only(acme(), sso().effort(effort));

    var shipping = Explanation.of(ranking, 0).shipping();

    assertThat(shipping).isEqualTo(new Shipping(TODAY.plusDays(days), Shipping.Source.EFFORT));
  }

  @Test
  void the_floor_of_the_effort_does_not_delay_the_feature() {
    var ranking = only(acme(), sso().effort(0.01));

    var explanation = Explanation.of(ranking, 0);

    assertThat(explanation.divisor().personMonths()).isEqualTo(0.5);
    assertThat(explanation.shipping().earliest()).isEqualTo(TODAY.plusDays(1));
  }

  @Test
  void work_without_end_ends_with_the_calendar() {
    var policy = Policies.with("overrun", 100.0);
    var book = book(List.of(acme()), List.of(sso().effort(10_000)), List.of());

    var explanation = Explanation.of(Ranking.of(book, policy, LocalDate.of(9990, 1, 1)), 0);

    assertThat(explanation.shipping().earliest()).isEqualTo(LocalDate.of(9999, 12, 31));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5", "0.49, 0.5", "0.5, 0.5", "0.51, 0.51", "12, 12"})
  void value_is_divided_by_half_a_month_at_least(double effort, double divisor) {
    var ranking = only(acme(), sso().effort(effort));

    assertThat(ranking.effort(1)).isEqualTo(effort);
    assertThat(ranking.priority(1)).isEqualTo(ranking.value(1) / divisor);
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "0, 1", "1, 0.998102769", "364, 0.500950419", "365, 0.5", "730, 0.25"})
  void an_opportunity_cools_from_the_day_it_was_filed(int daysAgo, double left) {
    var filed = TODAY.minusDays(daysAgo).toString();
    var request = ARequest.by(acme(), sso()).expansionArr(1000L).filedAt(filed);

    var grow = ranking(List.of(acme()), List.of(sso()), List.of(request)).score(1).grow();

    assertThat(grow).isEqualTo(150 * left, within(1e-6));
  }

  @Test
  void an_opportunity_of_unknown_date_is_as_good_as_new() {
    var request = ARequest.by(acme(), sso()).expansionArr(1000L);

    var grow = ranking(List.of(acme()), List.of(sso()), List.of(request)).score(1).grow();

    assertThat(grow).isEqualTo(150);
  }

  @Test
  void a_prospect_counts_by_its_opportunity_alone() {
    var prospect = acme().prospect();
    var request = ARequest.by(prospect, sso()).severity(5).expansionArr(1000L);

    var ranking = ranking(List.of(prospect), List.of(sso()), List.of(request));

    assertThat(ranking.score(1).protect()).isZero();
    assertThat(ranking.score(1).grow()).isEqualTo(150);
    assertThat(ranking.asks(1)).isEqualTo(1);
    assertThat(ranking.totalStakes()).isZero();
    assertThat(ranking.largestAccountShare(1)).hasValue(1);
  }

  @Test
  void a_churned_account_counts_nowhere() {
    var gone = globex().churned().renewingIn(1);
    var requests =
        List.of(
            ARequest.by(acme(), sso()),
            ARequest.by(gone, sso()).severity(5).expansionArr(9000L),
            ARequest.by(gone, sso()).filedAt("2026-01-01"));

    var ranking = ranking(List.of(acme(), gone), List.of(sso()), requests);

    assertThat(ranking.score(1)).isEqualTo(only(acme(), sso()).score(1));
    assertThat(ranking.asks(1)).isEqualTo(1);
    assertThat(ranking.requests(1)).isEqualTo(1);
    assertThat(ranking.decidingNow(1)).isFalse();
    assertThat(ranking.stake(ranking.book().accountId("globex")).sumWeights()).isZero();
    assertThat(Explanation.of(ranking, 0).churned()).isEqualTo(1);
  }

  @Test
  void a_feature_that_nobody_asks_for_is_ranked_with_nothing() {
    var ranking = ranking(List.of(acme()), List.of(sso()), List.of());

    assertThat(ranking.count()).isEqualTo(1);
    assertThat(ranking.score(1)).isEqualTo(new Score(0, 0, 0, 0, 0));
    assertThat(ranking.largestAccount(1)).isEmpty();
    assertThat(ranking.largestAccountShare(1)).isEmpty();
    assertThat(ranking.nextDecision(1)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void only_open_features_are_ranked_and_weigh_on_their_accounts(Status status) {
    var features = List.of(sso(), export().status(status));
    var requests =
        Stream.of(sso(), export()).map(one -> ARequest.by(acme(), one).severity(5)).toList();

    var ranking = ranking(List.of(acme()), features, requests);

    assertThat(ranking.rankOf(ranking.book().featureId("export")) > 0).isEqualTo(status.open());
    assertThat(ranking.stake(0).sumWeights()).isEqualTo(status.open() ? 1.0 : 0.5);
  }

  @Test
  void an_account_asks_with_its_newest_request_only() {
    var older = ARequest.by(acme(), sso()).severity(5).expansionArr(900L).filedAt("2026-11-20");
    var newer = ARequest.by(acme(), sso()).severity(1).filedAt("2026-11-21");

    var ranking = ranking(List.of(acme()), List.of(sso()), List.of(newer, older));

    assertThat(ranking.stake(0).sumWeights()).isEqualTo(0.025);
    assertThat(ranking.score(1).grow()).isZero();
    assertThat(ranking.asks(1)).isEqualTo(1);
    assertThat(ranking.requests(1)).isEqualTo(2);
  }

  @Test
  void a_merged_feature_is_in_no_median_and_its_requests_count_for_its_target() {
    var features =
        List.of(
            sso().effort(2).feature(),
            export().effort(40).feature().mergedInto("sso"),
            auditLog().feature());
    var requests = List.of(ARequest.by(acme(), export()).severity(5).stored("r", 0));

    var ranking =
        Ranking.of(
            Book.of(Cast.USD, List.of(acme().account()), features, requests),
            ScoringPolicy.DEFAULT,
            TODAY);

    assertThat(ranking.count()).isEqualTo(2);
    assertThat(ranking.medianEffort()).hasValue(2);
    assertThat(ranking.asks(ranking.rankOf(ranking.book().featureId("sso")))).isEqualTo(1);
    assertThat(ranking.rankOf(ranking.book().featureId("export"))).isZero();
  }

  @ParameterizedTest
  @CsvSource({"'3', 3", "'1 4', 2.5", "'9 1 4', 4", "'0 0 1 8', 0.5", "'', 2"})
  void the_median_of_the_known_efforts_stands_in_for_an_unknown_one(String known, double effort) {
    var efforts = Stream.of(known.split(" ")).filter(one -> !one.isEmpty()).toList();
    var features =
        Stream.concat(
                Stream.of(auditLog().key("unknown")),
                IntStream.range(0, efforts.size())
                    .mapToObj(i -> sso().key("k" + i).effort(Double.parseDouble(efforts.get(i)))))
            .toList();

    var ranking = ranking(List.of(acme()), features, List.of());

    var rank = ranking.rankOf(ranking.book().featureId("unknown"));
    assertThat(ranking.effort(rank)).isEqualTo(effort);
    assertThat(ranking.estimated(rank)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"SHIPPED", "DECLINED"})
  void an_answered_feature_is_in_no_median(Status status) {
    var features = List.of(sso().effort(1), export().effort(9).status(status), auditLog());

    assertThat(ranking(List.of(), features, List.of()).medianEffort()).hasValue(1);
  }

  @Test
  void equal_priorities_are_ranked_by_key_compared_by_code_unit() {
    var keys = List.of("b", "\uFB01", "a", "B", "é", "\uD83D\uDE00", "a1", "10", "9");

    var ranking = ranking(List.of(), keys.stream().map(key -> sso().key(key)).toList(), List.of());

    assertThat(IntStream.rangeClosed(1, keys.size()).mapToObj(rank -> key(ranking, rank)))
        .containsExactly("10", "9", "B", "a", "a1", "b", "é", "\uD83D\uDE00", "\uFB01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01", "1899-12-31", "2026-11-22", "2199-12-31", "9999-12-31"})
  void any_day_of_the_calendar_can_be_asked_for(LocalDate asOf) {
    var accounts =
        List.of(
            acme().renewing(LocalDate.of(1900, 2, 28)),
            globex().renewing(LocalDate.of(2199, 12, 31)));
    var requests =
        accounts.stream()
            .map(one -> ARequest.by(one.key(), "sso").expansionArr(1L).filedAt("1900-01-01"))
            .toList();

    var ranking = Ranking.of(book(accounts, List.of(sso()), requests), ScoringPolicy.DEFAULT, asOf);

    assertThat(ranking.priority(1)).isPositive().isFinite();
    assertThat(ranking.nextDecision(1).orElse(asOf)).isAfterOrEqualTo(asOf);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-12-31", "-0001-01-01", "+10000-01-01", "+999999999-12-31"})
  void days_outside_the_calendar_are_refused(LocalDate asOf) {
    var book = book(List.of(), List.of(), List.of());

    assertThatThrownBy(() -> Ranking.of(book, ScoringPolicy.DEFAULT, asOf))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("is not in the years 1 to 9999");
  }

  @ParameterizedTest
  @CsvSource({"59, true, ", "60, true, 2026-11-22", "61, false, 2026-11-23"})
  void the_next_decision_is_the_first_that_is_not_over(int days, boolean now, LocalDate next) {
    var ranking = only(acme().renewingIn(days), sso());

    assertThat(ranking.decidingNow(1)).isEqualTo(now);
    assertThat(ranking.nextDecision(1).orElse(null)).isEqualTo(next);
  }

  @Test
  void the_first_by_key_is_the_largest_among_equals() {
    var twins = List.of(globex().key("b"), globex().key("a"));
    var requests = twins.stream().map(one -> ARequest.by(one, sso())).toList();

    var ranking = ranking(twins, List.of(sso()), requests);

    assertThat(ranking.largestAccount(1)).hasValue(ranking.book().accountId("a"));
    assertThat(ranking.largestAccountShare(1)).hasValue(0.5);
  }

  /// More urgency is not always more priority: the feature has to be there in time.
  @Test
  void a_nearer_decision_can_lower_a_priority_by_making_the_feature_late() {
    var inTime = only(acme().renewingIn(60 + 27), sso().effort(2));
    var late = only(acme().renewingIn(60 + 26), sso().effort(2));

    assertThat(late.stake(0).amount()).isGreaterThan(inTime.stake(0).amount());
    assertThat(late.priority(1)).isLessThan(inTime.priority(1));
  }

  @Test
  void an_empty_book_has_an_empty_ranking() {
    var ranking = ranking(List.of(), List.of(), List.of());

    assertThat(ranking.count()).isZero();
    assertThat(ranking.totalStakes()).isZero();
    assertThat(ranking.medianEffort()).isEmpty();
  }

  /// One account asks for one feature with the weight of a request that says no more: 17.5 %.
  private static Ranking only(AnAccount account, AFeature feature) {
    var request = ARequest.by(account, feature);
    return ranking(List.of(account), List.of(feature), List.of(request));
  }

  private static Ranking ranking(
      List<AnAccount> accounts, List<AFeature> features, List<ARequest> requests) {
    return Ranking.of(book(accounts, features, requests), ScoringPolicy.DEFAULT, TODAY);
  }

  private static Book book(
      List<AnAccount> accounts, List<AFeature> features, List<ARequest> requests) {
    return SmallBook.of(accounts, features, requests);
  }

  private static String key(Ranking ranking, int rank) {
    return ranking.book().feature(ranking.feature(rank)).key();
  }
}
