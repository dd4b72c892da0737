package heed.loop;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.initech;
import static heed.cast.Cast.sso;
import static heed.cast.Cast.umbra;
import static heed.loop.LoopDesk.CARA;
import static heed.loop.LoopDesk.DEV;
import static heed.loop.LoopDesk.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.feature.Status;
import heed.outbox.Dispatching;
import heed.outbox.Message;
import heed.outbox.Outbox;
import heed.outbox.PageCourier;
import heed.outbox.RetryPolicy;
import heed.people.Person;
import heed.people.Preference;
import heed.people.PreferenceStore;
import heed.people.Role;
import heed.platform.Json;
import heed.platform.Language;
import heed.platform.database.Dialect;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What leads get on Mondays. The cast lives on a Sunday.
final class WeeklyListTest {
  private static final LocalDate MONDAY = SettableClock.TODAY.plusDays(1);

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void pms_and_admins_get_one_list_a_week_whatever_is_called_and_restarted(Dialect dialect) {
    try (var desk = planned(dialect)) {
      assertThat(tell(desk, MONDAY, 7)).isZero();
      assertThat(tell(desk, MONDAY, 8)).isEqualTo(2);
      assertThat(tell(desk, MONDAY, 8)).isZero();
      assertThat(tell(desk, MONDAY.plusDays(2), 9)).isZero();

      assertThat(weeklies(desk))
          .extracting(Message::recipient)
          .containsExactly(Cast.ADA.email(), Cast.PIA.email());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_next_week_has_a_list_of_its_own_also_over_the_new_year(Dialect dialect) {
    try (var desk = planned(dialect)) {
      for (var week = 0; week < 7; week++) {
        assertThat(tell(desk, MONDAY.plusWeeks(week), 9)).isEqualTo(2);
        sendAll(desk);
      }

      assertThat(weeklies(desk))
          .extracting(message -> list(message).week())
          .contains("2026-W48", "2026-W53", "2027-W01");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void who_missed_the_monday_gets_it_on_the_next_working_day_and_somebody_new_on_a_monday(
      Dialect dialect) {
    try (var desk = planned(dialect)) {
      assertThat(tell(desk, MONDAY, 9)).isEqualTo(2);
      sendAll(desk);
      desk.desk.keep(new Person("new@heed.test", "Nia", Role.PM));

      assertThat(tell(desk, MONDAY.plusDays(3), 9)).isZero();
      assertThat(tell(desk, MONDAY.plusDays(8), 9)).isEqualTo(2);
      sendAll(desk);
      assertThat(tell(desk, MONDAY.plusDays(14), 9)).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_list_that_is_not_delivered_stands_for_later_ones(Dialect dialect) {
    try (var desk = planned(dialect)) {
      tell(desk, MONDAY, 9);

      assertThat(tell(desk, MONDAY.plusWeeks(1), 9)).isZero();
      assertThat(tell(desk, MONDAY.plusWeeks(2), 9)).isZero();
      assertThat(weeklies(desk)).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void nothing_comes_while_nothing_is_owed_not_even_later_that_week(Dialect dialect) {
    try (var desk = planned(dialect)) {
      desk.ledger().forEach(line -> desk.waive(line, "Not needed", LoopDesk.PIA));
      assertThat(tell(desk, MONDAY, 9)).isZero();

      desk.change("sso", to(Status.SHIPPED));

      assertThat(tell(desk, MONDAY.plusDays(1), 9)).isZero();
      assertThat(tell(desk, MONDAY.plusWeeks(1), 9)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_policy_names_who_gets_it_and_anybody_can_mute_it(Dialect dialect) {
    try (var desk = planned(dialect)) {
      desk.keep(
          new LoopPolicy(LoopPolicy.DEFAULT.dueWorkingDays(), false, "cara@heed.test, x@y.test"));
      choose(desk, new Preference("x@y.test", List.of(Weekly.KIND), 8, "UTC", null));

      assertThat(tell(desk, MONDAY, 9)).isEqualTo(1);
      assertThat(weeklies(desk)).extracting(Message::recipient).containsExactly(Cast.CARA.email());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_hour_and_the_monday_are_those_of_their_own_clock(Dialect dialect) {
    try (var desk = planned(dialect)) {
      choose(desk, new Preference(Cast.PIA.email(), List.of(), 8, "Asia/Tokyo", null));

      desk.clock.set(Instant.parse("2026-11-22T23:05:00Z"));

      assertThat(weekly(desk).tellDue()).isEqualTo(1);
      assertThat(weeklies(desk).getFirst().recipient()).isEqualTo(Cast.PIA.email());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void it_counts_by_csm_and_names_broken_promises_old_debts_and_accounts_of_nobody(
      Dialect dialect) {
    try (var desk = planned(dialect)) {
      desk.told(desk.open("acme"), CARA);
      desk.told(desk.open("initech"), DEV);
      desk.change("sso", LoopDesk.declined("Too dear"));
      var day = MONDAY.plusWeeks(1);
      assertThat(tell(desk, day, 9)).isEqualTo(2);

      var list = list(weeklies(desk).getFirst());

      assertThat(list.open()).isEqualTo(4);
      assertThat(list.overdue()).isEqualTo(4);
      assertThat(list.byCsm())
          .containsExactly(
              new Weekly.Owing("Cara Cole", 2, 2),
              new Weekly.Owing(null, 1, 1),
              new Weekly.Owing("Dev Das", 1, 1));
      assertThat(list.broken())
          .extracting(Weekly.Debt::account, Weekly.Debt::csm, Weekly.Debt::brokenDate)
          .containsExactlyInAnyOrder(
              tuple("Acme Corporation", "Cara Cole", LocalDate.of(2027, 3, 1)),
              tuple("Initech", "Dev Das", LocalDate.of(2027, 3, 1)));
      assertThat(list.oldest()).hasSize(4);
      assertThat(list.unowned()).containsExactly("Umbra Labs");
      assertThat(weeklies(desk).getFirst().body()).doesNotContain("arr", "240000");
      for (var language : Language.values()) {
        var words = new WeeklyWords(list, language);
        assertThat(words.sections()).hasSize(4);
        assertThat(words.sections().getFirst().lines())
            .hasSize(2)
            .anyMatch(line -> line.contains("Acme Corporation"));
        assertThat(words.title()).contains("4");
      }
      assertThat(new WeeklyWords(list, Language.ENGLISH).lines())
          .contains(
              "As of 30 November 2026.",
              "· Umbra Labs",
              "· nobody in particular: 1 open, 1 overdue",
              "· Initech was told to expect Single sign-on with SAML by 1 March 2027 (Dev Das)");
    }
  }

  private static int tell(LoopDesk desk, LocalDate day, int hour) {
    desk.clock.set(day.atTime(hour, 0).toInstant(ZoneOffset.UTC));
    return weekly(desk).tellDue();
  }

  /// A new one each time, as after a restart or on another node.
  private static WeeklyList weekly(LoopDesk desk) {
    var outbox = new Outbox(desk.messages, desk.desk.ids);
    return new WeeklyList(desk.test.database(), desk.loops, outbox, "page", desk.clock);
  }

  private static void sendAll(LoopDesk desk) {
    try (var dispatching =
        new Dispatching(
            desk.test.database(),
            new Outbox(desk.messages, desk.desk.ids),
            List.of(new PageCourier()),
            RetryPolicy.USUAL,
            desk.clock,
            desk.desk.ids)) {
      dispatching.runDue();
      dispatching.runDue();
    }
  }

  private static List<Message> weeklies(LoopDesk desk) {
    return desk.outbox().stream().filter(message -> message.kind().equals(Weekly.KIND)).toList();
  }

  private static Weekly list(Message message) {
    return Json.read(message.body(), Weekly.class);
  }

  private static void choose(LoopDesk desk, Preference preference) {
    desk.as(
        LoopDesk.PIA,
        tx -> {
          new PreferenceStore().put(tx, preference);
          return true;
        });
  }

  /// Four accounts, one of nobody, are to hear that single sign-on comes by March.
  private static LoopDesk planned(Dialect dialect) {
    var desk = new LoopDesk(dialect);
    List.of(acme(), globex(), initech(), umbra()).forEach(desk.desk::keep);
    List.of(Cast.PIA, Cast.ADA, Cast.CARA, Cast.DEV, Cast.VERA).forEach(desk.desk::keep);
    desk.desk.keep(sso());
    List.of("acme", "globex", "initech", "umbra")
        .forEach(account -> desk.desk.keep("r-" + account, ARequest.by(account, "sso")));
    desk.change("sso", to(Status.PLANNED, "2027-03-01"));
    return desk;
  }
}
