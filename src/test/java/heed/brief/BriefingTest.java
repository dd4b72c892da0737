package heed.brief;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.auditLog;
import static heed.cast.Cast.export;
import static heed.cast.Cast.sso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.AFeature;
import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.Desk;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.feature.Status;
import heed.loop.Answer;
import heed.loop.AnsweringLoops;
import heed.loop.ChangingStatus;
import heed.loop.LoopStore;
import heed.loop.StatusChange;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.people.Caller;
import heed.platform.Language;
import heed.platform.Refused;
import heed.platform.database.Dialect;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BriefingTest {
  private static final Caller PIA = Caller.of(Cast.PIA);
  private static final Caller CARA = Caller.of(Cast.CARA);
  private static final LocalDate TODAY = SettableClock.TODAY;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void each_ask_stands_in_its_part_with_what_came_of_it(Dialect dialect) {
    try (var room = new Room(dialect)) {
      room.ask(sso(), ARequest.by(acme(), sso()).quote("We cannot roll out without it."));
      room.ask(export(), ARequest.by(acme(), export()));
      room.ask(auditLog(), ARequest.by(acme(), auditLog()).severity(4));
      var dark = AFeature.titled("dark", "Dark mode");
      room.ask(dark, ARequest.by(acme(), dark));
      room.decide("sso", Status.SHIPPED, null, null);
      room.decide("export", Status.PLANNED, null, LocalDate.of(2027, 3, 1));
      room.decide("dark", Status.DECLINED, "Few would use it.", null);

      var brief = room.brief();

      assertThat(brief.outcomes())
          .extracting(outcome -> outcome.part() + " " + outcome.feature().key())
          .containsExactly("SHIPPED sso", "PLANNED export", "DECLINED dark", "OPEN audit-log");
      assertThat(brief.of(Part.SHIPPED).getFirst())
          .satisfies(shipped -> {
            assertThat(shipped.quote()).isEqualTo("We cannot roll out without it.");
            assertThat(shipped.decidedDate()).isEqualTo(TODAY);
            assertThat(shipped.owed()).isTrue();
          });
      assertThat(brief.of(Part.OPEN).getFirst().owed()).as("nothing was decided").isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void it_says_who_was_told_when_and_how_and_which_day_no_longer_holds(Dialect dialect) {
    try (var room = new Room(dialect)) {
      room.ask(sso(), ARequest.by(acme(), sso()));
      room.decide("sso", Status.PLANNED, null, LocalDate.of(2027, 3, 1));
      room.tell("acme");
      room.clock.pass(Duration.ofDays(3));
      room.decide("sso", Status.PLANNED, null, LocalDate.of(2027, 6, 1));

      var planned = room.brief().of(Part.PLANNED).getFirst();
      assertThat(planned.told()).as("of the new day").isNull();
      assertThat(planned.brokenDate()).isEqualTo(LocalDate.of(2027, 3, 1));

      room.tell("acme");
      var told = room.brief().of(Part.PLANNED).getFirst();
      assertThat(told.told())
          .isEqualTo(new Outcome.Told(TODAY.plusDays(3), Cast.CARA.email(), "call"));
      assertThat(told.brokenDate()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_ask_filed_twice_or_for_a_merged_feature_is_one(Dialect dialect) {
    try (var room = new Room(dialect)) {
      room.ask(
          sso(),
          ARequest.by(acme(), sso()).severity(5).quote("First words.").filedAt("2026-02-01"));
      var saml = AFeature.titled("saml", "SAML");
      room.ask(saml, ARequest.by(acme(), saml).severity(2).filedAt("2026-09-01"));
      room.desk.merge(saml, sso());

      assertThat(room.brief().outcomes())
          .singleElement()
          .satisfies(outcome -> {
            assertThat(outcome.feature().key()).isEqualTo("sso");
            assertThat(outcome.severity()).as("of the newest").isEqualTo(2);
            assertThat(outcome.askedDate()).as("of the oldest").isEqualTo("2026-02-01");
            assertThat(outcome.quote()).isEqualTo("First words.");
          });
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void as_markdown_it_is_text_in_the_language_of_the_account_and_nobodys_markup(Dialect dialect) {
    try (var room = new Room(dialect)) {
      room.ask(
          sso(), ARequest.by(acme(), sso()).quote("*Bold* [link](https://evil.test) <b>\n# Head"));
      room.decide("sso", Status.PLANNED, null, LocalDate.of(2027, 3, 1));

      assertThat(MarkdownBrief.of(room.brief()))
          .startsWith("# What came of what Acme Corporation asked for\n")
          .contains("One thing was asked for: 0 shipped, 1 planned, 0 declined, 0 open.")
          .contains("- **Single sign-on with SAML**")
          .contains("Planned for 1 March 2027.")
          .contains("\\*Bold\\* \\[link\\](https://evil.test) \\<b\\> # Head")
          .contains("*Not told yet.*")
          .doesNotContain("240");

      room.desk.keep(acme().language(Language.CHINESE));
      assertThat(MarkdownBrief.of(room.brief()))
          .startsWith("# Acme Corporation 提出的需求及其进展\n")
          .contains("计划于 2027年3月1日 上线。");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_account_without_asks_has_an_empty_one_and_a_missing_one_has_none(Dialect dialect) {
    try (var room = new Room(dialect)) {
      room.desk.keep(acme());

      assertThat(MarkdownBrief.of(room.brief())).contains("Nothing was asked for yet.");
      assertThatThrownBy(() -> room.brief("nobody"))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("nobody");
    }
  }

  private static final class Room implements AutoCloseable {
    final SettableClock clock = SettableClock.morning();
    final TestDatabase test;
    final Desk desk;
    final LoopStore loops = new LoopStore();
    final ChangingStatus changing;
    final AnsweringLoops answering;

    Room(Dialect dialect) {
      test = TestDatabase.of(dialect, clock);
      desk = new Desk(test.database());
      var outbox = new Outbox(new OutboxStore(), desk.ids);
      changing =
          new ChangingStatus(desk.features, desk.keepingFeatures, loops, outbox, "page", desk.ids);
      answering = new AnsweringLoops(loops, desk.features, outbox, "page");
    }

    void ask(AFeature feature, ARequest request) {
      desk.keep(acme());
      desk.keep(feature);
      desk.keep("r-" + feature.key(), request);
    }

    void decide(String feature, Status to, @Nullable String reason, @Nullable LocalDate date) {
      var change = new StatusChange(to, reason, date, null, null, true);
      desk.write(tx -> changing.change(tx, feature, change, PIA));
    }

    void tell(String account) {
      var filter = new LoopStore.Filter(null, true, null, account, null);
      var open =
          test.database()
              .read(handle -> loops.page(handle, filter, LoopStore.Cursor.START, 10))
              .getFirst();
      var told = new Answer.Told("call", null, null);
      test.database()
          .writer()
          .write(CARA.name(), tx -> answering.told(tx, open.loop().id(), told, CARA));
    }

    ValueBrief brief() {
      return brief("acme");
    }

    ValueBrief brief(String account) {
      var briefing = new Briefing(desk.accounts, desk.features);
      var today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
      return test.database().read(handle -> briefing.of(handle, account, today));
    }

    @Override
    public void close() {
      test.close();
    }
  }
}
