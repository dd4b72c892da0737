package heed.ranking;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.auditLog;
import static heed.cast.Cast.export;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.sso;
import static heed.cast.SettableClock.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import heed.book.Book;
import heed.cast.AFeature;
import heed.cast.ARequest;
import heed.cast.SmallBook;
import heed.cast.WorkedExample;
import heed.feature.Effort;
import heed.feature.Feature;
import heed.request.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CounterfactualsTest {
  private static final int BOOKS = 150;

  @Test
  void without_umbra_the_audit_log_would_be_second() {
    var ranking = ranking(WorkedExample.book());

    var audit = counterfactuals(ranking, "audit-log");

    assertThat(audit.largestAccount()).isEqualTo(ranking.book().accountId("umbra"));
    assertThat(audit.largestShare()).isBetween(0.699, 0.7);
    assertThat(audit.rankWithoutLargest()).isEqualTo(2);
    assertThat(audit.firstPlace()).isEqualTo(new FirstPlace.Reached());
  }

  @Test
  void a_feature_of_no_value_hangs_on_no_account() {
    var book = SmallBook.of(List.of(), List.of(sso(), export()), List.of());

    var second = counterfactuals(ranking(book), "sso");

    assertThat(second)
        .isEqualTo(new Counterfactuals(null, null, null, new FirstPlace.OutOfReach()));
  }

  @Test
  void a_lone_asker_leaves_a_feature_among_those_without_value_by_key() {
    var features = List.of(sso().key("b"), sso().key("a"), sso().key("c"));
    var requests = List.of(ARequest.by("acme", "b"));
    var ranking = ranking(SmallBook.of(List.of(acme()), features, requests));

    assertThat(ranking.rankOf(ranking.book().featureId("b"))).isEqualTo(1);
    assertThat(counterfactuals(ranking, "b").rankWithoutLargest()).isEqualTo(2);
  }

  /// The rival has a priority of 1,000 with certainty; the feature's value is given, and it is
  /// never late, so it is first up to value ÷ 1,000 person-months.
  @ParameterizedTest
  @CsvSource({"2000, 2.00", "2009, 2.00", "2010, 2.01", "500, 0.50", "499, ", "1, "})
  void a_feature_would_be_first_up_to_an_effort(long value, Double effort) {
    var rival = export().key("z-rival").effort(1);
    var feature = sso().effort(90);

    var counterfactuals = counterfactuals(withValues(rival, 1000, feature, value), "sso");

    assertThat(counterfactuals.firstPlace())
        .isEqualTo(effort == null ? new FirstPlace.OutOfReach() : new FirstPlace.AtEffort(effort));
  }

  @Test
  void a_tie_is_enough_only_for_the_first_by_key() {
    var feature = sso().effort(90);

    var before = withValues(export().key("z-rival").effort(1), 1000, feature, 2000);
    var after = withValues(export().key("a-rival").effort(1), 1000, feature, 2000);

    assertThat(counterfactuals(before, "sso").firstPlace())
        .isEqualTo(new FirstPlace.AtEffort(2.00));
    assertThat(counterfactuals(after, "sso").firstPlace()).isEqualTo(new FirstPlace.AtEffort(1.99));
  }

  /// The median that stands in is 1.125: more than 1.12, which would be little enough.
  @Test
  void an_effort_just_below_an_assumed_one_is_found() {
    var rival = export().key("z-rival").effort(2);
    var account = acme().prospect();
    var requests =
        List.of(
            ARequest.by(account, rival).expansionArr(2000L),
            ARequest.by(account, auditLog()).expansionArr(1122L));
    var features = List.of(rival, sso().effort(0.25), auditLog());
    var policy = Policies.with("expansionChance", 1.0);

    var ranking = Ranking.of(SmallBook.of(List.of(account), features, requests), policy, TODAY);

    assertThat(ranking.rankOf(ranking.book().featureId("audit-log"))).isEqualTo(2);
    assertThat(counterfactuals(ranking, "audit-log").firstPlace())
        .isEqualTo(new FirstPlace.AtEffort(1.12));
  }

  /// At four person-months it would ship in time for the decision, at five no more: the effort that
  /// makes it first is where it stops being in time, not where the value of today would end.
  @Test
  void the_effort_that_makes_it_first_reckons_with_lateness() {
    var rival = export().key("z-rival").effort(1);
    var inTime = 60 + 53;
    var account = acme().arr(1_000_000).health(0).renewingIn(inTime);
    var requests =
        List.of(
            ARequest.by(account, sso()).severity(5).inCore(),
            ARequest.by(globex().prospect(), rival).expansionArr(200_000L));
    var book =
        SmallBook.of(
            List.of(account, globex().prospect()), List.of(sso().effort(90), rival), requests);

    var firstPlace = counterfactuals(ranking(book), "sso").firstPlace();

    assertThat(firstPlace).isEqualTo(new FirstPlace.AtEffort(4.02));
    assertThat(Math.ceil(4.02 * 1.3 / 3 * 30.4)).isEqualTo(53);
    assertThat(Math.ceil(4.03 * 1.3 / 3 * 30.4)).isEqualTo(54);
  }

  /// On books where every effort is known, another estimate moves no other feature, so the answer
  /// can be tried out: first with it, and no longer with a hundredth more.
  @Test
  void the_effort_that_makes_it_first_does_so_when_tried() {
    var tried = 0;
    for (var seed = 0; seed < BOOKS; seed++) {
      var facts = RandomBook.of(seed).withFeatures(CounterfactualsTest::estimated);
      var ranking = facts.ranking();
      for (var rank = 2; rank <= ranking.count(); rank++) {
        var id = ranking.feature(rank);
        var key = ranking.book().feature(id).key();
        var place = Explanation.of(ranking, id).counterfactuals().firstPlace();
        var most =
            place instanceof FirstPlace.AtEffort(var effort) ? (int) Math.round(effort * 100) : 0;
        if (most > 0) {
          assertThat(rankAt(facts, key, most)).as("%s, %s", facts.name(), key).isEqualTo(1);
          tried++;
        }
        assertThat(rankAt(facts, key, most + 1)).as("%s, %s", facts.name(), key).isGreaterThan(1);
      }
    }
    assertThat(tried).isGreaterThan(100);
  }

  /// While an account's weights add up to less than 1, dropping one of its asks moves no other
  /// feature, so this answer can be tried out as well.
  @Test
  void the_rank_without_the_largest_account_comes_true_when_tried() {
    var changed = 0;
    for (var seed = 0; seed < BOOKS; seed++) {
      var facts =
          RandomBook.of(seed)
              .withFeatures(feature -> estimated(feature).mergedInto(null))
              .withRequests(CounterfactualsTest::light);
      var ranking = facts.ranking();
      for (var rank = 1; rank <= ranking.count(); rank++) {
        var id = ranking.feature(rank);
        var without = Explanation.of(ranking, id).counterfactuals();
        if (without.largestAccount() != null) {
          var account = ranking.book().account(without.largestAccount()).key();
          var feature = ranking.book().feature(id).key();
          var tried = facts.withRequests(all -> except(all, account, feature)).ranking();

          assertThat(tried.rankOf(tried.book().featureId(feature)))
              .as("%s, %s without %s", facts.name(), feature, account)
              .isEqualTo(without.rankWithoutLargest());
          changed += without.rankWithoutLargest() == rank ? 0 : 1;
        }
      }
    }
    assertThat(changed).isGreaterThan(100);
  }

  private static int rankAt(RandomBook facts, String key, int hundredths) {
    var tried =
        facts
            .withFeatures(feature ->
                feature.key().equals(key)
                    ? withEffort(feature, Effort.ofHundredths(hundredths))
                    : feature)
            .ranking();
    return tried.rankOf(tried.book().featureId(key));
  }

  private static Feature estimated(Feature feature) {
    return feature.effort() == null ? withEffort(feature, Effort.ofHundredths(300)) : feature;
  }

  private static Feature withEffort(Feature feature, Effort effort) {
    return new Feature(
        feature.key(),
        feature.title(),
        null,
        null,
        feature.status(),
        effort,
        feature.targetDate(),
        null,
        null,
        null,
        feature.mergedInto());
  }

  /// Of severity 1 and not core: at most nine asks of 2.5 %.
  private static List<Request> light(List<Request> requests) {
    var light = new ArrayList<Request>();
    for (var one : requests) {
      light.add(
          new Request(
              one.key(),
              one.place(),
              one.account(),
              one.feature(),
              1,
              false,
              one.expansionArrMinor(),
              null,
              null,
              null,
              one.filedAt(),
              null));
    }
    return light;
  }

  private static List<Request> except(List<Request> requests, String account, String feature) {
    return requests.stream()
        .filter(one -> !(one.account().equals(account) && one.feature().equals(feature)))
        .toList();
  }

  /// Two features whose values are given by prospects' opportunities, and which are never late.
  private static Ranking withValues(AFeature one, long oneValue, AFeature other, long otherValue) {
    var account = acme().prospect();
    var policy = Policies.with("expansionChance", 1.0);
    var requests =
        List.of(
            ARequest.by(account, one).expansionArr(oneValue),
            ARequest.by(account, other).expansionArr(otherValue));
    return Ranking.of(SmallBook.of(List.of(account), List.of(one, other), requests), policy, TODAY);
  }

  private static Ranking ranking(Book book) {
    return Ranking.of(book, ScoringPolicy.DEFAULT, TODAY);
  }

  private static Counterfactuals counterfactuals(Ranking ranking, String feature) {
    return Explanation.of(ranking, ranking.book().featureId(feature)).counterfactuals();
  }
}
