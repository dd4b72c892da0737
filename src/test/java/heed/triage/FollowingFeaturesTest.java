package heed.triage;

import static heed.cast.Cast.sso;
import static heed.cast.Cast.umbra;
import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.feature.Effort;
import heed.feature.Status;
import heed.outbox.Delivery;
import heed.platform.Json;
import heed.platform.database.Dialect;
import heed.request.Request;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Which features get a card, and what their cards hear of.
class FollowingFeaturesTest {
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_feature_that_is_born_by_a_filing_gets_one_card(Dialect dialect) {
    try (var triage = new TriageDesk(dialect)) {
      var filed = triage.fileNew("acme", "Dark mode");

      triage.following.catchUp();
      triage.following.catchUp();
      triage.anotherFollower().catchUp();

      assertThat(triage.messages(Card.KIND)).hasSize(1);
      var card = triage.messages(Card.KIND).getFirst();
      assertThat(Json.read(card.body(), Card.class)).isEqualTo(new Card(filed.feature()));
      assertThat(card.recipient()).isEqualTo("triage");
      assertThat(card.transport()).isEqualTo("slack");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void lists_that_somebody_keeps_get_no_cards(Dialect dialect) {
    try (var triage = new TriageDesk(dialect)) {
      for (var i = 0; i < 295; i++) {
        triage.desk.keep(sso().key("f" + i).title("Feature " + i));
      }
      triage.desk.keep("r1", ARequest.by("acme", "f0"));
      triage.desk.file(ARequest.by("globex", "f1"));
      triage.desk.write(
          tx -> triage.desk.filing.put(tx, "r2", TriageDesk.asking("acme", "Synced"), null));

      triage.following.catchUp();

      assertThat(triage.messages(Card.KIND)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_was_filed_before_the_channel_was_set_up_stays_in_the_inbox(Dialect dialect) {
    try (var triage = new TriageDesk(dialect)) {
      triage.fileNew("acme", "Long ago");
      triage.clock.pass(Duration.ofDays(4));
      triage.fileNew("acme", "Just now");

      triage.following.catchUp();

      assertThat(triage.messages(Card.KIND)).hasSize(1);
      assertThat(triage.inbox(10))
          .extracting(Arrived::title)
          .containsExactly("Just now", "Long ago");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_restart_forgets_nothing_and_repeats_nothing(Dialect dialect) {
    try (var triage = new TriageDesk(dialect)) {
      var first = triage.fileNew("acme", "Dark mode");
      triage.settle();
      triage.as(TriageDesk.PIA, (tx, by) -> triage.triaging.accept(tx, first.feature(), by));
      triage.fileNew("acme", "Bright mode");

      triage.following = triage.anotherFollower();
      triage.settle();
      triage.following = triage.anotherFollower();
      triage.settle();

      assertThat(triage.messages(Card.KIND)).hasSize(2);
      assertThat(triage.news()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_decision_through_any_door_is_told_once_with_who_took_it(Dialect dialect) {
    try (var triage = new TriageDesk(dialect)) {
      var feature = triage.fileNew("acme", "Dark mode").feature();
      triage.settle();

      triage.as(
          TriageDesk.PIA,
          (tx, by) -> {
            var known = triage.desk.keepingFeatures.find(tx, feature).orElseThrow();
            triage.desk.keepingFeatures.put(
                tx,
                known.decided(Status.PLANNED, null).estimatedAt(Effort.split(200, 50, 0)),
                null);
          });
      triage.settle();
      triage.settle();

      assertThat(triage.news()).hasSize(1);
      var news = triage.news().getFirst();
      assertThat(news.actor()).isEqualTo("pia@heed.test");
      assertThat(news.before().status()).isEqualTo(Status.NEW);
      assertThat(news.now().status()).isEqualTo(Status.PLANNED);
      assertThat(news.now().effort()).isEqualTo(Effort.split(200, 50, 0));
      assertThat(news.card()).isEqualTo(triage.messages(Card.KIND).getFirst().id());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void another_title_changes_the_card_and_is_no_news(Dialect dialect) {
    try (var triage = new TriageDesk(dialect)) {
      var feature = triage.fileNew("acme", "Dark mode").feature();
      triage.settle();

      triage.desk.keep(sso().key(feature).title("Dark theme").effort((Effort) null));
      triage.following.catchUp();

      assertThat(triage.news()).isEmpty();
      var counts = triage.test.database().read(triage.messages::counts);
      assertThat(counts.waiting()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void more_asks_are_news_once_a_day_and_only_while_it_is_undecided(Dialect dialect) {
    try (var triage = new TriageDesk(dialect)) {
      var feature = triage.fileNew("acme", "Dark mode").feature();
      triage.settle();
      triage.desk.file(ARequest.by("acme", feature));
      triage.settle();
      assertThat(triage.news()).as("the same account asks again").isEmpty();

      triage.desk.file(ARequest.by("globex", feature));
      triage.settle();
      triage.desk.file(ARequest.by("initech", feature));
      triage.settle();

      assertThat(triage.news()).hasSize(1);
      assertThat(triage.news().getFirst().askers()).containsExactly("Globex");

      triage.clock.pass(Duration.ofDays(1));
      triage.desk.keep(umbra());
      triage.desk.file(ARequest.by("umbra", feature));
      triage.settle();

      assertThat(triage.news()).hasSize(2);
      assertThat(triage.news().getLast().newAsks()).isEqualTo(2);
      assertThat(triage.news().getLast().askers()).containsExactly("Umbra Labs", "Initech");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_merge_changes_both_cards_and_is_told_under_the_merged_one(Dialect dialect) {
    try (var triage = new TriageDesk(dialect)) {
      var one = triage.fileNew("acme", "Dark mode").feature();
      var other = triage.fileNew("globex", "Night mode").feature();
      triage.settle();

      triage.as(
          TriageDesk.PIA,
          (tx, by) -> triage.triaging.merge(tx, other, one, triage.version(other), by));
      triage.settle();

      assertThat(triage.news()).hasSize(1);
      assertThat(triage.news().getFirst().feature()).isEqualTo(other);
      assertThat(triage.news().getFirst().now().intoTitle()).isEqualTo("Dark mode");
      assertThat(told(triage, one).asks()).isEqualTo(2);

      triage.as(TriageDesk.PIA, (tx, by) -> triage.triaging.unmerge(tx, other, by));
      triage.settle();

      assertThat(triage.news()).hasSize(2);
      assertThat(told(triage, one).asks()).isEqualTo(1);
      assertThat(told(triage, other).asks()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_request_that_moves_elsewhere_changes_both_cards(Dialect dialect) {
    try (var triage = new TriageDesk(dialect)) {
      var filed = triage.fileNew("acme", "Dark mode");
      var other = triage.fileNew("globex", "Audit log").feature();
      triage.settle();

      triage.desk.keep(filed.key(), ARequest.by("acme", other));
      triage.settle();

      assertThat(told(triage, filed.feature()).asks()).isZero();
      assertThat(told(triage, other).asks()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void nothing_is_told_beneath_a_card_that_nobody_sees(Dialect dialect) {
    try (var triage = new TriageDesk(dialect)) {
      triage.delivery = new Delivery.Impossible("That channel is archived.");
      Request filed = triage.fileNew("acme", "Dark mode");
      triage.settle();

      triage.as(TriageDesk.PIA, (tx, by) -> triage.triaging.accept(tx, filed.feature(), by));
      triage.settle();

      assertThat(triage.news()).isEmpty();
      assertThat(told(triage, filed.feature()).status()).isEqualTo(Status.UNDER_REVIEW);
    }
  }

  private static Situation told(TriageDesk triage, String feature) {
    return triage
        .test
        .database()
        .read(handle -> triage.store.card(handle, feature))
        .orElseThrow()
        .told();
  }
}
