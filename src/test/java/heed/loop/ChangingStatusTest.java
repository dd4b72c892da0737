package heed.loop;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.export;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.initech;
import static heed.cast.Cast.sso;
import static heed.cast.Cast.umbra;
import static heed.loop.LoopDesk.declined;
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
import heed.platform.database.ChangeLog;
import heed.platform.database.Dialect;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangingStatusTest {
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void shipping_opens_a_loop_for_every_account_that_asked(Dialect dialect) {
    try (var desk = asked(dialect)) {
      var changed = desk.change("sso", to(Status.SHIPPED));

      assertThat(changed.loopsOpened()).isEqualTo(3);
      assertThat(changed.milestone()).isEqualTo(Milestone.SHIPPED);
      assertThat(changed.feature().status()).isEqualTo(Status.SHIPPED);
      assertThat(desk.ledger())
          .extracting(line -> line.loop().account(), LedgerLine::csm, line -> line.loop().state())
          .containsExactly(
              tuple("acme", Cast.CARA.email(), LoopState.OWED),
              tuple("globex", Cast.CARA.email(), LoopState.OWED),
              tuple("initech", Cast.DEV.email(), LoopState.OWED));
      assertThat(desk.ledger())
          .allSatisfy(line -> {
            assertThat(line.loop().dueDate()).isEqualTo(LocalDate.of(2026, 11, 27));
            assertThat(line.loop().change()).isEqualTo(changed.changeSequence());
            assertThat(line.loop().openedBy()).isEqualTo(Cast.PIA.email());
            assertThat(line.featureTitle()).isEqualTo(sso().title());
          });
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void every_csm_gets_one_message_in_the_same_transaction(Dialect dialect) {
    try (var desk = asked(dialect)) {
      var changed = desk.change("sso", to(Status.SHIPPED));

      assertThat(desk.outbox())
          .extracting(Message::recipient, Message::kind, Message::transport)
          .containsExactly(
              tuple(Cast.CARA.email(), "shipped", "page"),
              tuple(Cast.DEV.email(), "shipped", "page"));
      var notice = notice(desk.outbox().getFirst());
      assertThat(notice.change()).isEqualTo(changed.changeSequence());
      assertThat(notice.title()).isEqualTo(sso().title());
      assertThat(notice.items()).extracting(Notice.Item::account).containsExactly("acme", "globex");
      assertThat(notice.items().getFirst())
          .satisfies(item -> {
            assertThat(item.name()).isEqualTo("Acme Corporation");
            assertThat(item.quote()).isEqualTo("We cannot roll out without it.");
            assertThat(item.severity()).isEqualTo(5);
            assertThat(item.core()).isTrue();
            assertThat(item.draft()).startsWith("Hi Ann,").contains("26 May 2026");
            assertThat(item.loopId()).isEqualTo(desk.open("acme").loop().id());
          });
      assertThat(notice.more()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void no_message_carries_money(Dialect dialect) {
    try (var desk = asked(dialect)) {
      desk.change("sso", to(Status.SHIPPED));

      assertThat(desk.outbox())
          .allSatisfy(message ->
              assertThat(message.body().toLowerCase(Locale.ROOT))
                  .doesNotContain("240000", "240,000", "24000000", "777", "arr", "stake", "$"));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_same_decision_twice_changes_nothing_and_tells_nobody(Dialect dialect) {
    try (var desk = asked(dialect)) {
      var first = desk.change("sso", declined("Not us."));
      var head = head(desk);

      var second = desk.change("sso", declined("Not us."));
      var third = desk.change("sso", declined("Not us."));

      assertThat(second.loopsOpened()).isZero();
      assertThat(third.changeSequence()).isEqualTo(first.changeSequence());
      assertThat(head(desk)).isEqualTo(head);
      assertThat(desk.outbox()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void another_reason_for_the_same_answer_is_kept_but_no_news(Dialect dialect) {
    try (var desk = asked(dialect)) {
      desk.change("sso", declined("Not us."));

      var changed = desk.change("sso", declined("Too few customers use it."));

      assertThat(changed.loopsOpened()).isZero();
      assertThat(changed.feature().reason()).isEqualTo("Too few customers use it.");
      assertThat(desk.ledger()).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_date_that_moves_later_is_a_slip(Dialect dialect) {
    try (var desk = asked(dialect)) {
      desk.change("sso", to(Status.PLANNED, "2027-01-15"));

      var changed = desk.change("sso", to(Status.PLANNED, "2027-03-01"));

      assertThat(changed.milestone()).isEqualTo(Milestone.SLIPPED);
      assertThat(changed.loopsOpened()).isEqualTo(3);
      var notice = notice(desk.outbox().getLast());
      assertThat(notice.previousDate()).isEqualTo(LocalDate.of(2027, 1, 15));
      assertThat(notice.targetDate()).isEqualTo(LocalDate.of(2027, 3, 1));
      assertThat(notice.items().getFirst().draft())
          .contains("by 1 March 2027 instead of 15 January 2027");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_promised_day_stays_and_the_rest_goes_with_its_decision(Dialect dialect) {
    try (var desk = asked(dialect)) {
      var planned =
          new StatusChange(
              Status.PLANNED,
              "Many asked.",
              LocalDate.of(2027, 3, 1),
              "Use Google.",
              LocalDate.of(2027, 2, 1),
              true);
      desk.change("sso", planned);

      var feature = desk.change("sso", to(Status.IN_PROGRESS)).feature();

      assertThat(feature.targetDate()).isEqualTo(LocalDate.of(2027, 3, 1));
      assertThat(feature.reason()).isNull();
      assertThat(feature.workaround()).isNull();
      assertThat(feature.revisitDate()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_ships_before_its_day_is_here_today(Dialect dialect) {
    try (var desk = asked(dialect)) {
      desk.change(
          "sso",
          new StatusChange(
              Status.PLANNED, null, SettableClock.TODAY.plusDays(90), null, null, true));

      var early = desk.change("sso", to(Status.SHIPPED));

      assertThat(early.feature().targetDate()).isEqualTo(SettableClock.TODAY);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_newer_milestone_supersedes_what_nobody_heard(Dialect dialect) {
    try (var desk = asked(dialect)) {
      desk.change("sso", to(Status.PLANNED));
      desk.told(desk.open("acme"), LoopDesk.CARA);
      desk.snooze(desk.open("globex"), LocalDate.of(2026, 12, 1), LoopDesk.CARA);

      desk.change("sso", to(Status.SHIPPED));

      assertThat(desk.ledger())
          .extracting(
              line -> line.loop().account(),
              line -> line.loop().milestone(),
              line -> line.loop().state())
          .containsExactly(
              tuple("acme", Milestone.PLANNED, LoopState.TOLD),
              tuple("acme", Milestone.SHIPPED, LoopState.OWED),
              tuple("globex", Milestone.PLANNED, LoopState.SUPERSEDED),
              tuple("globex", Milestone.SHIPPED, LoopState.OWED),
              tuple("initech", Milestone.PLANNED, LoopState.SUPERSEDED),
              tuple("initech", Milestone.SHIPPED, LoopState.OWED));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_change_that_is_no_news_leaves_the_loops_alone(Dialect dialect) {
    try (var desk = asked(dialect)) {
      desk.change("sso", to(Status.PLANNED));

      var changed = desk.change("sso", to(Status.IN_PROGRESS));

      assertThat(changed.loopsOpened()).isZero();
      assertThat(desk.ledger()).allMatch(line -> line.loop().state() == LoopState.OWED).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void churned_accounts_hear_nothing(Dialect dialect) {
    try (var desk = asked(dialect)) {
      desk.desk.keep(globex().churned());

      var changed = desk.change("sso", to(Status.SHIPPED));

      assertThat(changed.loopsOpened()).isEqualTo(2);
      assertThat(desk.ledger()).extracting(line -> line.loop().account()).doesNotContain("globex");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void prospects_hear_it_too(Dialect dialect) {
    try (var desk = asked(dialect)) {
      desk.desk.keep(globex().prospect());

      assertThat(desk.change("sso", to(Status.SHIPPED)).loopsOpened()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void who_asked_for_a_merged_feature_hears_once(Dialect dialect) {
    try (var desk = asked(dialect)) {
      desk.desk.keep(umbra().csm(Cast.DEV.email()));
      desk.desk.keep("r-7", ARequest.by(acme(), export()));
      desk.desk.keep("r-8", ARequest.by(umbra(), export()).quote("Export, please."));
      desk.change("export", to(Status.PLANNED));
      desk.desk.merge(export(), sso());

      var changed = desk.change("sso", to(Status.SHIPPED));

      assertThat(changed.loopsOpened()).isEqualTo(4);
      assertThat(desk.ledger(new LoopStore.Filter(null, true, null, null, null)))
          .extracting(line -> line.loop().account(), line -> line.loop().feature())
          .containsExactlyInAnyOrder(
              tuple("acme", "sso"),
              tuple("globex", "sso"),
              tuple("initech", "sso"),
              tuple("umbra", "sso"));
      assertThat(desk.ledger(new LoopStore.Filter(LoopState.SUPERSEDED, null, null, null, "sso")))
          .extracting(line -> line.loop().account(), line -> line.loop().feature())
          .containsExactlyInAnyOrder(tuple("acme", "export"), tuple("umbra", "export"));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_merged_feature_has_no_status_of_its_own(Dialect dialect) {
    try (var desk = asked(dialect)) {
      desk.desk.merge(export(), sso());

      assertThatThrownBy(() -> desk.change("export", to(Status.SHIPPED)))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> {
                assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
                assertThat(refused.sentence()).contains("merged into sso");
              });
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_silent_change_owes_the_word_all_the_same(Dialect dialect) {
    try (var desk = asked(dialect)) {
      var silent = new StatusChange(Status.SHIPPED, null, null, null, null, false);

      var changed = desk.change("sso", silent);

      assertThat(changed.loopsOpened()).isEqualTo(3);
      assertThat(desk.ledger()).hasSize(3);
      assertThat(desk.outbox()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void nobody_gets_a_message_about_their_own_act(Dialect dialect) {
    try (var desk = asked(dialect)) {
      var caraAsPm = new Caller(Cast.CARA.email(), Role.PM, Cast.CARA.email());

      var changed = desk.change("sso", to(Status.SHIPPED), caraAsPm);

      assertThat(changed.loopsOpened()).isEqualTo(3);
      assertThat(desk.outbox()).extracting(Message::recipient).containsExactly(Cast.DEV.email());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_nobody_owes_goes_to_triage(Dialect dialect) {
    try (var desk = asked(dialect)) {
      desk.desk.keep(umbra());
      desk.desk.keep("r-9", ARequest.by(umbra(), sso()));

      desk.change("sso", to(Status.SHIPPED));

      assertThat(desk.open("umbra").csm()).isNull();
      assertThat(desk.outbox().getLast().recipient()).isEqualTo("triage");
      assertThat(notice(desk.outbox().getLast()).items())
          .extracting(Notice.Item::name)
          .containsExactly("Umbra Labs");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void only_pms_and_admins_decide(Dialect dialect) {
    try (var desk = asked(dialect)) {
      assertThatThrownBy(() -> desk.change("sso", to(Status.SHIPPED), LoopDesk.CARA))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.FORBIDDEN));
      assertThat(desk.change("sso", to(Status.SHIPPED), Caller.of(Cast.ADA)).loopsOpened())
          .isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_unknown_feature_is_not_found(Dialect dialect) {
    try (var desk = asked(dialect)) {
      assertThatThrownBy(() -> desk.change("teleport", to(Status.SHIPPED)))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void facts_set_otherwise_open_nothing(Dialect dialect) {
    try (var desk = asked(dialect)) {
      desk.desk.keep(sso().status(Status.PLANNED).targeting(SettableClock.TODAY));
      desk.desk.keep(sso().status(Status.SHIPPED).targeting(SettableClock.TODAY.plusDays(9)));

      assertThat(desk.ledger()).isEmpty();
      assertThat(desk.outbox()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void every_loop_stands_in_the_log_as_it_is_in_its_row(Dialect dialect) {
    try (var desk = asked(dialect)) {
      desk.change("sso", to(Status.PLANNED));
      desk.told(desk.open("acme"), LoopDesk.CARA);
      desk.change("sso", to(Status.SHIPPED));

      desk.test
          .database()
          .read(handle -> {
            desk.loops.forEach(
                handle,
                stored -> {
                  var id = stored.value().id();
                  var change = ChangeLog.of(handle, "loop", id, 1).getFirst();
                  assertThat(change.sequence()).isEqualTo(stored.version());
                  assertThat(change.factsAs(Loop.class)).isEqualTo(stored.value());
                });
            return 0;
          });
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_message_has_fifty_accounts_and_counts_the_rest(Dialect dialect) {
    try (var desk = new LoopDesk(dialect)) {
      desk.desk.keep(sso());
      desk.desk.write(tx -> {
        IntStream.rangeClosed(1, 51)
            .forEach(number -> {
              var key = "a-%02d".formatted(number);
              var account = acme().key(key).renewingIn(500 - number);
              desk.desk.keepingAccounts.put(tx, account.account(), null);
              var request = ARequest.by(key, "sso").quote("x".repeat(9_999));
              desk.desk.filing.put(tx, "r-" + number, request.sent(), null);
            });
        return 0;
      });

      var changed = desk.change("sso", to(Status.SHIPPED));

      assertThat(changed.loopsOpened()).isEqualTo(51);
      var notice = notice(desk.outbox().getFirst());
      assertThat(notice.items()).hasSize(50);
      assertThat(notice.more()).isOne();
      assertThat(notice.items().getFirst().account()).isEqualTo("a-51");
      assertThat(notice.items()).extracting(Notice.Item::account).doesNotContain("a-01");
      assertThat(desk.outbox().getFirst().body().length()).isLessThan(100_000);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_newest_words_are_quoted_even_when_the_newest_request_has_none(Dialect dialect) {
    try (var desk = asked(dialect)) {
      desk.desk.keep(
          "r-4", ARequest.by(acme(), sso()).severity(2).filedAt("2026-11-01").contact("Bob Ray"));

      desk.change("sso", to(Status.SHIPPED));

      var item = notice(desk.outbox().getFirst()).items().getFirst();
      assertThat(item.severity()).isEqualTo(2);
      assertThat(item.core()).isFalse();
      assertThat(item.quote()).isEqualTo("We cannot roll out without it.");
      assertThat(item.filedAt()).isEqualTo(LocalDate.of(2026, 5, 26));
      assertThat(item.contact()).isEqualTo("Ann Lee");
    }
  }

  private static long head(LoopDesk desk) {
    return desk.test.database().read(ChangeLog::head).sequence();
  }

  /// Acme and Globex (Cara's) and Initech (Dev's) asked for single sign-on.
  private static LoopDesk asked(Dialect dialect) {
    var desk = new LoopDesk(dialect);
    List.of(acme(), globex(), initech()).forEach(desk.desk::keep);
    List.of(sso(), export()).forEach(desk.desk::keep);
    desk.desk.keep(
        "r-1",
        ARequest.by(acme(), sso())
            .severity(5)
            .inCore()
            .expansionArr(777L)
            .quote("We cannot roll out without it.")
            .contact("Ann Lee")
            .filedAt("2026-05-26"));
    desk.desk.keep("r-2", ARequest.by(globex(), sso()));
    desk.desk.keep("r-3", ARequest.by(initech(), sso()));
    return desk;
  }
}
