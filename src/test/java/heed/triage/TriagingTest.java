package heed.triage;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.sso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import heed.cast.ARequest;
import heed.feature.Effort;
import heed.feature.Feature;
import heed.feature.Status;
import heed.loop.StatusChange;
import heed.people.Caller;
import heed.platform.Refused;
import heed.platform.database.ChangeLog;
import heed.platform.database.Dialect;
import heed.platform.database.Transaction;
import java.time.LocalDate;
import java.util.function.BiConsumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a PM decides about a feature at first sight, and who may.
class TriagingTest {
  private static final StatusChange NO =
      new StatusChange(
          Status.DECLINED, "It does not fit", null, null, LocalDate.of(2027, 3, 1), true);

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void accepting_puts_it_under_review_and_can_be_taken_back(Dialect dialect) {
    try (var triage = withFeature(dialect)) {
      triage.as(TriageDesk.PIA, (tx, by) -> triage.triaging.accept(tx, "sso", by));
      assertThat(feature(triage).status()).isEqualTo(Status.UNDER_REVIEW);

      triage.as(TriageDesk.PIA, (tx, by) -> triage.triaging.backToNew(tx, "sso", by));
      assertThat(feature(triage).status()).isEqualTo(Status.NEW);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_second_time_is_silent_for_the_same_person_and_names_the_first_to_others(Dialect dialect) {
    try (var triage = withFeature(dialect)) {
      triage.as(TriageDesk.PIA, (tx, by) -> triage.triaging.accept(tx, "sso", by));
      triage.as(TriageDesk.PIA, (tx, by) -> triage.triaging.accept(tx, "sso", by));

      assertRefused(triage, TriageDesk.ADA, (tx, by) -> triage.triaging.accept(tx, "sso", by))
          .hasMessage("Pia Park was faster: it is under review, estimated at 4.5 person-months.");
      assertThat(changes(triage)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void others_are_told_who_decides(Dialect dialect) {
    try (var triage = withFeature(dialect)) {
      var seen = triage.version("sso");

      assertRefused(triage, TriageDesk.CARA, (tx, by) -> triage.triaging.accept(tx, "sso", by))
          .hasMessage("Only product managers and admins decide about features: Ada Abt, Pia Park.");
      assertRefused(
          triage, TriageDesk.CARA, (tx, by) -> triage.triaging.decide(tx, "sso", NO, seen, by));
      assertRefused(
          triage,
          TriageDesk.CARA,
          (tx, by) -> triage.triaging.estimate(tx, "sso", Effort.ofHundredths(100), seen, by));
      assertRefused(
          triage, TriageDesk.CARA, (tx, by) -> triage.triaging.merge(tx, "sso", "x", seen, by));
      assertRefused(triage, TriageDesk.CARA, (tx, by) -> triage.triaging.unmerge(tx, "sso", by));
      assertThat(changes(triage)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_was_decided_on_an_old_view_is_refused_with_what_happened(Dialect dialect) {
    try (var triage = withFeature(dialect)) {
      var seen = triage.version("sso");
      triage.as(TriageDesk.PIA, (tx, by) -> triage.triaging.decide(tx, "sso", NO, seen, by));

      assertRefused(
              triage,
              TriageDesk.ADA,
              (tx, by) -> triage.triaging.estimate(tx, "sso", Effort.ofHundredths(100), seen, by))
          .hasMessageContaining("Pia Park was faster: it is declined")
          .hasMessageEndingWith("Close this form and open it again.");
      assertThat(feature(triage).reason()).isEqualTo("It does not fit");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_estimate_is_kept_by_discipline_and_the_same_one_is_no_change(Dialect dialect) {
    try (var triage = withFeature(dialect)) {
      var effort = Effort.split(200, 100, 50);
      triage.as(
          TriageDesk.PIA,
          (tx, by) -> triage.triaging.estimate(tx, "sso", effort, triage.version("sso"), by));
      triage.as(
          TriageDesk.PIA,
          (tx, by) -> triage.triaging.estimate(tx, "sso", effort, triage.version("sso"), by));

      assertThat(feature(triage).effort()).isEqualTo(effort);
      assertThat(effort.spoken()).isEqualTo("3.5");
      assertThat(changes(triage)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_merge_can_be_undone_once(Dialect dialect) {
    try (var triage = withFeature(dialect)) {
      triage.desk.keep(sso().key("saml").title("SAML"));
      triage.as(
          TriageDesk.PIA,
          (tx, by) -> triage.triaging.merge(tx, "sso", "saml", triage.version("sso"), by));

      assertRefused(triage, TriageDesk.ADA, (tx, by) -> triage.triaging.accept(tx, "sso", by))
          .hasMessage("Pia Park was faster: it is merged into “SAML”.");

      triage.as(TriageDesk.PIA, (tx, by) -> triage.triaging.unmerge(tx, "sso", by));
      triage.as(TriageDesk.PIA, (tx, by) -> triage.triaging.unmerge(tx, "sso", by));
      assertThat(feature(triage).mergedInto()).isNull();
      assertRefused(triage, TriageDesk.ADA, (tx, by) -> triage.triaging.unmerge(tx, "sso", by));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_inbox_lists_what_is_new_and_stands_for_itself_newest_first(Dialect dialect) {
    try (var triage = withFeature(dialect)) {
      triage.desk.keep(sso().key("z").title("Last"));
      triage.desk.keep(sso().key("b").title("Merged"));
      triage.desk.keep(sso().key("c").title("Planned").status(Status.PLANNED));
      triage.desk.keep(acme().key("gone").churned());
      triage.desk.write(tx -> triage.desk.merging.merge(tx, "b", "sso"));
      triage.desk.keep("r1", ARequest.by("acme", "sso"));
      triage.desk.keep("r2", ARequest.by("globex", "b"));
      triage.desk.keep("r3", ARequest.by("gone", "sso"));

      assertThat(triage.inbox(10))
          .extracting(Arrived::key, Arrived::asks)
          .containsExactly(tuple("z", 0), tuple("sso", 2));
      assertThat(triage.inbox(1)).hasSize(1);
      int size = triage.test.database().read(triage.store::inboxSize);
      assertThat(size).isEqualTo(2);
    }
  }

  private static TriageDesk withFeature(Dialect dialect) {
    var triage = new TriageDesk(dialect);
    triage.desk.keep(sso());
    return triage;
  }

  private static Feature feature(TriageDesk triage) {
    return triage
        .test
        .database()
        .read(handle -> triage.desk.features.find(handle, "sso"))
        .orElseThrow()
        .value();
  }

  private static int changes(TriageDesk triage) {
    return triage.test.database().read(handle -> ChangeLog.of(handle, "feature", "sso", 10)).size();
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      TriageDesk triage, Caller caller, BiConsumer<Transaction, Caller> act) {
    return assertThatThrownBy(() -> triage.as(caller, act)).isInstanceOf(Refused.class);
  }
}
