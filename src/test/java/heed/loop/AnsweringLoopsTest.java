package heed.loop;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.sso;
import static heed.cast.Cast.umbra;
import static heed.loop.LoopDesk.CARA;
import static heed.loop.LoopDesk.DEV;
import static heed.loop.LoopDesk.PIA;
import static heed.loop.LoopDesk.notice;
import static heed.loop.LoopDesk.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.feature.Status;
import heed.outbox.Message;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import heed.platform.database.Change;
import heed.platform.database.ChangeLog;
import heed.platform.database.Dialect;
import java.time.Duration;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnsweringLoopsTest {
  private static final LocalDate TODAY = SettableClock.TODAY;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void telling_keeps_who_when_how_and_where(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      var told = new Answer.Told("video call", "They were delighted.", "https://crm.example/1");
      var id = desk.open("acme").loop().id();

      var line = desk.as(CARA, tx -> desk.answering.told(tx, id, told, CARA));

      assertThat(line.loop())
          .satisfies(loop -> {
            assertThat(loop.state()).isEqualTo(LoopState.TOLD);
            assertThat(loop.how()).isEqualTo("video call");
            assertThat(loop.note()).isEqualTo("They were delighted.");
            assertThat(loop.url()).isEqualTo("https://crm.example/1");
            assertThat(loop.endedBy()).isEqualTo(Cast.CARA.email());
            assertThat(loop.endedDate()).isEqualTo(TODAY);
          });
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_was_told_is_final(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      var line = desk.told(desk.open("acme"), CARA);

      var sentence = "The customer was told by cara@heed.test on 2026-11-22 (call); that is final.";
      assertConflict(() -> desk.told(line, CARA), sentence);
      assertConflict(() -> desk.told(line, PIA), sentence);
      assertConflict(() -> desk.snooze(line, TODAY.plusDays(1), CARA), sentence);
      assertConflict(() -> desk.waive(line, "x", CARA), sentence);
      assertConflict(() -> desk.reassign(line, Cast.DEV, CARA), sentence);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_was_waived_or_superseded_is_final(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      var waived = desk.waive(desk.open("acme"), "They left.", CARA);
      var superseded = desk.open("umbra");
      desk.change("sso", LoopDesk.declined("Withdrawn."));

      assertThat(waived.loop().reason()).isEqualTo("They left.");
      assertConflict(
          () -> desk.told(waived, CARA),
          "It was waived by cara@heed.test on 2026-11-22 (They left.); that is final.");
      assertConflict(
          () -> desk.told(superseded, PIA),
          "A newer decision by pia@heed.test on 2026-11-22 took its place; answer the loop of that"
              + " one.");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_csm_answers_their_own_loops_only(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      assertForbidden(() -> desk.told(desk.open("acme"), DEV));
      assertForbidden(() -> desk.snooze(desk.open("acme"), TODAY.plusDays(1), DEV));
      assertForbidden(() -> desk.waive(desk.open("acme"), "x", DEV));
      assertForbidden(() -> desk.reassign(desk.open("acme"), Cast.DEV, DEV));
      assertForbidden(() -> desk.told(desk.open("umbra"), DEV));
      assertForbidden(() -> desk.reassign(desk.open("umbra"), Cast.DEV, DEV));
      assertForbidden(() -> desk.told(desk.open("acme"), new Caller("token:ci", Role.CSM, null)));
      assertForbidden(() -> desk.told(desk.open("umbra"), new Caller("token:ci", Role.CSM, null)));
      assertForbidden(() -> desk.told(desk.open("acme"), Caller.of(Cast.VERA)));
      assertThat(desk.open("acme").loop().state()).isEqualTo(LoopState.OWED);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void pms_and_admins_answer_any_loop(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      var ofCara = desk.told(desk.open("acme"), PIA);
      var ofNobody = desk.told(desk.open("umbra"), Caller.of(Cast.ADA));

      assertThat(ofCara.loop().endedBy()).isEqualTo(Cast.PIA.email());
      assertThat(ofNobody.loop().state()).isEqualTo(LoopState.TOLD);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_loop_is_snoozed_until_a_later_day_and_wakes_on_it(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      var snoozed = desk.snooze(desk.open("acme"), TODAY.plusDays(2), CARA);
      assertThat(snoozed.loop().state()).isEqualTo(LoopState.SNOOZED);
      assertThat(snoozed.loop().until()).isEqualTo(TODAY.plusDays(2));

      desk.clock.pass(Duration.ofDays(1));
      assertThat(desk.waking.wakeDue()).isZero();
      desk.clock.pass(Duration.ofDays(1));
      assertThat(desk.waking.wakeDue()).isOne();
      assertThat(desk.waking.wakeDue()).isZero();

      var woken = desk.open("acme").loop();
      assertThat(woken.state()).isEqualTo(LoopState.OWED);
      assertThat(woken.until()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void nobody_snoozes_until_today(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      assertThatThrownBy(() -> desk.snooze(desk.open("acme"), TODAY, CARA))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> {
                assertThat(refused.kind()).isEqualTo(Refused.Kind.INVALID);
                assertThat(refused.errors().getFirst().field()).isEqualTo("until");
              });
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_snoozed_loop_can_be_told(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      var snoozed = desk.snooze(desk.open("acme"), TODAY.plusDays(2), CARA);

      var told = desk.told(snoozed, CARA);

      assertThat(told.loop().state()).isEqualTo(LoopState.TOLD);
      assertThat(told.loop().until()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_loop_follows_its_account(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      desk.desk.keep(acme().csm(Cast.DEV.email()));

      assertThat(desk.open("acme").csm()).isEqualTo(Cast.DEV.email());
      assertThat(desk.told(desk.open("acme"), DEV).loop().state()).isEqualTo(LoopState.TOLD);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void not_my_account_puts_a_loop_into_the_pool_and_tells_triage(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      var handed = desk.reassign(desk.open("acme"), null, CARA);

      assertThat(handed.csm()).isNull();
      var message = desk.outbox().getLast();
      assertThat(message.recipient()).isEqualTo("triage");
      assertThat(notice(message).handedBy()).isEqualTo(Cast.CARA.email());
      assertThat(notice(message).items())
          .extracting(Notice.Item::loopId)
          .containsExactly(handed.loop().id());
      assertForbidden(() -> desk.told(handed, CARA));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_one_who_gets_a_loop_gets_a_message(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      var handed = desk.reassign(desk.open("umbra"), Cast.DEV, PIA);

      assertThat(handed.csm()).isEqualTo(Cast.DEV.email());
      var message = desk.outbox().getLast();
      assertThat(message.recipient()).isEqualTo(Cast.DEV.email());
      assertThat(message.kind()).isEqualTo("shipped");
      assertThat(notice(message).items().getFirst().draft()).contains("It is done");
      assertThat(desk.told(handed, DEV).loop().state()).isEqualTo(LoopState.TOLD);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void taking_a_loop_oneself_sends_no_message(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      var before = desk.outbox().size();

      var taken = desk.reassign(desk.open("umbra"), Cast.PIA, PIA);

      assertThat(taken.csm()).isEqualTo(Cast.PIA.email());
      assertThat(desk.outbox()).hasSize(before);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void handing_a_loop_to_its_owner_changes_nothing(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      var version = desk.open("acme").version();
      var messages = desk.outbox().size();

      var same = desk.reassign(desk.open("acme"), Cast.CARA, PIA);

      assertThat(same.version()).isEqualTo(version);
      assertThat(desk.outbox()).hasSize(messages);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void given_back_to_its_csm_a_loop_follows_the_account_again(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      desk.reassign(desk.open("acme"), Cast.DEV, CARA);
      desk.reassign(desk.open("acme"), Cast.CARA, DEV);

      desk.desk.keep(acme().csm(Cast.DEV.email()));

      assertThat(desk.open("acme").loop().owner()).isNull();
      assertThat(desk.open("acme").csm()).isEqualTo(Cast.DEV.email());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_loop_outlives_the_request_behind_it(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      desk.desk.write(tx -> {
        desk.desk.filing.delete(tx, "r-2", null);
        return 0;
      });

      desk.reassign(desk.open("umbra"), Cast.DEV, PIA);

      assertThat(notice(desk.outbox().getLast()).items().getFirst())
          .satisfies(item -> {
            assertThat(item.severity()).isNull();
            assertThat(item.draft()).startsWith("Hello,");
          });
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_auditor_reads_every_step_of_a_loop(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      var id = desk.open("acme").loop().id();
      desk.snooze(desk.open("acme"), TODAY.plusDays(1), CARA);
      desk.reassign(desk.open("acme"), Cast.DEV, PIA);
      desk.told(desk.open("acme"), DEV);

      var history = desk.test.database().read(handle -> ChangeLog.of(handle, "loop", id, 10));

      assertThat(history.reversed())
          .extracting(Change::action, Change::actor)
          .containsExactly(
              tuple("opened", Cast.PIA.email()),
              tuple("snoozed", Cast.CARA.email()),
              tuple("reassigned", Cast.PIA.email()),
              tuple("told", Cast.DEV.email()));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_unknown_loop_is_not_found(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      var told = new Answer.Told("call", null, null);

      assertThatThrownBy(
              () -> desk.as(CARA, tx -> desk.answering.told(tx, "l-unknown", told, CARA)))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND));
      assertThat(desk.outbox()).extracting(Message::kind).containsOnly("shipped");
    }
  }

  private static void assertConflict(ThrowingCallable act, String sentence) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
              assertThat(refused.sentence()).isEqualTo(sentence);
            });
  }

  private static void assertForbidden(ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.FORBIDDEN));
  }

  /// Single sign-on shipped; Acme (Cara's) and Umbra (nobody's) had asked.
  private static LoopDesk shipped(Dialect dialect) {
    var desk = new LoopDesk(dialect);
    desk.desk.keep(acme());
    desk.desk.keep(umbra());
    desk.desk.keep(sso());
    desk.desk.keep("r-1", ARequest.by(acme(), sso()));
    desk.desk.keep("r-2", ARequest.by(umbra(), sso()).contact("Uma"));
    desk.change("sso", to(Status.SHIPPED));
    return desk;
  }
}
