package heed.loop;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.initech;
import static heed.cast.Cast.sso;
import static heed.loop.LoopDesk.CARA;
import static heed.loop.LoopDesk.PIA;
import static heed.loop.LoopDesk.declined;
import static heed.loop.LoopDesk.notice;
import static heed.loop.LoopDesk.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.feature.Status;
import heed.people.Preference;
import heed.people.PreferenceStore;
import heed.platform.database.Dialect;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PromisesTest {
  private static final LocalDate MARCH = LocalDate.of(2027, 3, 1);

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_day_a_customer_was_told_of_is_a_promise(Dialect dialect) {
    try (var desk = planned(dialect)) {
      var told = desk.told(desk.open("globex"), CARA);

      assertThat(told.loop().promisedDate()).isEqualTo(MARCH);
      assertThat(desk.open("acme").loop().promisedDate()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_date_that_has_passed_is_promised_to_nobody(Dialect dialect) {
    try (var desk = planned(dialect)) {
      desk.clock.pass(Duration.ofDays(120));

      assertThat(desk.told(desk.open("globex"), CARA).loop().promisedDate()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_slip_lists_the_broken_promises_first_and_says_so(Dialect dialect) {
    try (var desk = planned(dialect)) {
      desk.told(desk.open("globex"), CARA);

      desk.change("sso", to(Status.PLANNED, "2027-05-01"));

      var notice = notice(desk.outbox().getLast());
      assertThat(desk.outbox().getLast().recipient()).isEqualTo(Cast.DEV.email());
      var caras = notice(desk.outbox().get(desk.outbox().size() - 2));
      assertThat(caras.items())
          .extracting(Notice.Item::account, Notice.Item::brokenDate)
          .containsExactly(tuple("globex", MARCH), tuple("acme", null));
      assertThat(caras.items().getFirst().draft())
          .contains(
              "We told you to expect it by 1 March 2027. That no longer holds: we now expect it by"
                  + " 1 May 2027.");
      assertThat(caras.items().getLast().draft()).doesNotContain("told you");
      assertThat(notice.items()).extracting(Notice.Item::brokenDate).containsOnlyNulls();
      assertThat(desk.open("globex").loop().brokenDate()).isEqualTo(MARCH);
      assertThat(desk.draft(desk.open("globex"))).contains("1 March 2027", "1 May 2027");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_decline_breaks_a_promise_and_apologises(Dialect dialect) {
    try (var desk = planned(dialect)) {
      desk.told(desk.open("globex"), CARA);

      desk.change("sso", declined("Not us."));

      assertThat(desk.draft(desk.open("globex")))
          .contains(
              "We told you to expect it by 1 March 2027. That no longer holds, and I am sorry");
      assertThat(desk.draft(desk.open("acme"))).contains("We looked at it carefully");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void shipping_breaks_no_promise(Dialect dialect) {
    try (var desk = planned(dialect)) {
      desk.told(desk.open("globex"), CARA);

      desk.change("sso", to(Status.SHIPPED));

      assertThat(desk.open("globex").loop().brokenDate()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void losing_the_date_is_news_for_those_who_were_promised_one(Dialect dialect) {
    try (var desk = planned(dialect)) {
      desk.told(desk.open("globex"), CARA);
      var before = desk.outbox().size();

      var changed = desk.change("sso", withoutDate(Status.PLANNED));

      assertThat(changed.milestone()).isEqualTo(Milestone.SLIPPED);
      assertThat(changed.loopsOpened()).isEqualTo(1);
      assertThat(changed.feature().targetDate()).isNull();
      assertThat(desk.outbox()).hasSize(before + 1);
      assertThat(desk.draft(desk.open("globex")))
          .contains("We told you to expect it by 1 March 2027. That no longer holds. I will write");
      assertThat(desk.open("acme").loop().milestone()).isEqualTo(Milestone.PLANNED);
      assertThat(desk.draft(desk.open("acme"))).contains("There is no date yet");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void going_back_to_review_is_news_for_those_who_were_promised_a_day(Dialect dialect) {
    try (var desk = planned(dialect)) {
      desk.told(desk.open("globex"), CARA);

      var changed = desk.change("sso", to(Status.UNDER_REVIEW));

      assertThat(changed.loopsOpened()).isEqualTo(1);
      var loop = desk.open("globex");
      assertThat(loop.loop().milestone()).isEqualTo(Milestone.SLIPPED);
      assertThat(desk.draft(loop)).contains("1 March 2027. That no longer holds. I will write");
      assertThat(desk.told(loop, CARA).loop().promisedDate()).isNull();
      // nobody may be told any more that it is planned
      assertThat(desk.ledger(new LoopStore.Filter(LoopState.SUPERSEDED, null, null, null, null)))
          .extracting(line -> line.loop().account())
          .containsExactlyInAnyOrder("acme", "initech");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void without_promises_losing_the_date_is_news_to_nobody(Dialect dialect) {
    try (var desk = planned(dialect)) {
      var changed = desk.change("sso", withoutDate(Status.PLANNED));

      assertThat(changed.milestone()).isNull();
      assertThat(changed.loopsOpened()).isZero();
      assertThat(desk.open("globex").loop().milestone()).isEqualTo(Milestone.PLANNED);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_promise_that_was_replaced_is_not_broken_again(Dialect dialect) {
    try (var desk = planned(dialect)) {
      desk.told(desk.open("globex"), CARA);
      desk.change("sso", to(Status.PLANNED, "2027-05-01"));
      desk.told(desk.open("globex"), CARA);

      desk.change("sso", to(Status.PLANNED, "2027-06-01"));

      assertThat(desk.open("globex").loop().brokenDate()).isEqualTo("2027-05-01");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void who_wants_no_messages_still_hears_of_broken_promises(Dialect dialect) {
    try (var desk = planned(dialect)) {
      desk.told(desk.open("globex"), CARA);
      var muted = new Preference(Cast.CARA.email(), List.of("slipped"), 8, "UTC", null);
      desk.as(
          CARA,
          tx -> {
            new PreferenceStore().put(tx, muted);
            return muted;
          });
      var before = desk.outbox().size();

      desk.change("sso", to(Status.PLANNED, "2027-05-01"));

      var caras =
          desk.outbox().stream()
              .skip(before)
              .filter(message -> message.recipient().equals(Cast.CARA.email()))
              .toList();
      assertThat(caras).hasSize(1);
      assertThat(notice(caras.getFirst()).items())
          .extracting(Notice.Item::account)
          .containsExactly("globex");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_broken_promise_is_due_before_its_day(Dialect dialect) {
    try (var desk = planned(dialect)) {
      desk.told(desk.open("globex"), CARA);
      desk.clock.set(LocalDate.of(2027, 2, 26).atTime(9, 0).toInstant(ZoneOffset.UTC));

      desk.change("sso", to(Status.PLANNED, "2027-05-01"));

      assertThat(desk.open("globex").loop().dueDate()).isEqualTo(MARCH);
      assertThat(desk.open("initech").loop().dueDate()).isEqualTo("2027-03-05");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void broken_promises_stand_first_among_what_is_owed(Dialect dialect) {
    try (var desk = planned(dialect)) {
      desk.told(desk.open("globex"), CARA);
      desk.change("sso", to(Status.PLANNED, "2027-05-01"));

      var owed =
          desk.test
              .database()
              .read(
                  handle -> desk.loops.owedBy(handle, Cast.CARA.email(), SettableClock.TODAY, 10));

      assertThat(owed).extracting(line -> line.loop().account()).containsExactly("globex", "acme");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_preview_shows_the_broken_promise(Dialect dialect) {
    try (var desk = planned(dialect)) {
      desk.told(desk.open("globex"), CARA);
      var previewing = new PreviewingStatus(desk.desk.features);

      var preview =
          desk.test
              .database()
              .read(handle ->
                  previewing.of(handle, "sso", withoutDate(Status.PLANNED), SettableClock.TODAY));

      assertThat(preview.words()).hasSize(1);
      assertThat(preview.words().getFirst().brokenDate()).isEqualTo(MARCH);
      assertThat(preview.words().getFirst().draft()).contains("That no longer holds.");
    }
  }

  static StatusChange withoutDate(Status status) {
    return new StatusChange(status, null, null, null, null, true, true);
  }

  /// Planned for March; Acme decides first, Globex later, Initech some day.
  static LoopDesk planned(Dialect dialect) {
    var desk = new LoopDesk(dialect);
    desk.desk.keep(acme().renewingIn(90));
    desk.desk.keep(globex().renewingIn(300));
    desk.desk.keep(initech());
    desk.desk.keep(sso());
    desk.desk.keep("r-1", ARequest.by(acme(), sso()).quote("We need it.").contact("Ann Lee"));
    desk.desk.keep("r-2", ARequest.by(globex(), sso()));
    desk.desk.keep("r-3", ARequest.by(initech(), sso()));
    desk.change("sso", to(Status.PLANNED, MARCH.toString()), PIA);
    return desk;
  }
}
