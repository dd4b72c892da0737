package heed.loop;

import static heed.loop.LoopDesk.CARA;
import static heed.loop.LoopDesk.PIA;
import static heed.loop.LoopDesk.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.outbox.Outbox;
import heed.people.Caller;
import heed.platform.Refused;
import heed.platform.database.Change;
import heed.platform.database.ChangeLog;
import heed.platform.database.Dialect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NotingLoopsTest {
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_note_is_added_corrected_and_taken_away_and_the_telling_stays(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      var told = desk.told(desk.open("acme"), CARA);

      var noted = note(desk, told, "They were glad.", CARA);
      var mended = note(desk, noted, "They were very glad.", CARA);
      var none = note(desk, mended, null, CARA);

      assertThat(noted.loop().note()).isEqualTo("They were glad.");
      assertThat(mended.loop().note()).isEqualTo("They were very glad.");
      assertThat(none.loop()).isEqualTo(told.loop());
      assertThat(steps(desk, told))
          .extracting(Change::action)
          .startsWith("noted", "noted", "noted", "told");
      assertThat(steps(desk, told).getFirst().factsAs(Loop.class)).isEqualTo(told.loop());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_same_note_changes_nothing(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      var noted = note(desk, desk.told(desk.open("acme"), CARA), "Glad.", CARA);
      var steps = steps(desk, noted).size();

      assertThat(note(desk, noted, "Glad.", CARA)).isEqualTo(noted);
      assertThat(steps(desk, noted)).hasSize(steps);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void only_who_told_the_customer_writes_what_they_said(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      var told = desk.told(desk.open("acme"), CARA);

      assertRefused(
          () -> note(desk, told, "x", PIA),
          Refused.Kind.FORBIDDEN,
          "The customer was told by cara@heed.test; only they add what was said.");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void who_was_not_told_said_nothing(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      var open = desk.open("acme");
      var sentence = "A note is kept of what was told; this customer was not told.";

      assertRefused(() -> note(desk, open, "x", CARA), Refused.Kind.CONFLICT, sentence);
      assertRefused(
          () -> note(desk, open, "x", LoopDesk.DEV),
          Refused.Kind.FORBIDDEN,
          "This loop is somebody else’s.");
      var waived = desk.waive(open, "They left.", CARA);
      assertRefused(() -> note(desk, waived, "x", CARA), Refused.Kind.CONFLICT, sentence);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_note_that_was_changed_meanwhile_is_not_overwritten(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      var told = desk.told(desk.open("acme"), CARA);
      note(desk, told, "One", CARA);

      assertRefused(
          () -> note(desk, told, "Two", CARA),
          Refused.Kind.STALE,
          "The note was changed since you opened it. Open the page again.");
    }
  }

  private static LedgerLine note(
      LoopDesk desk, LedgerLine line, @Nullable String text, Caller caller) {
    var noting = new NotingLoops(desk.loops, new Outbox(desk.messages, desk.desk.ids));
    return desk.as(caller, tx -> noting.note(tx, line.loop().id(), text, line.version(), caller));
  }

  private static java.util.List<Change> steps(LoopDesk desk, LedgerLine line) {
    return desk.test
        .database()
        .read(handle -> ChangeLog.of(handle, ChangingStatus.SUBJECT, line.loop().id(), 50));
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable act, Refused.Kind kind, String words) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.kind()).isEqualTo(kind);
              assertThat(refused.sentence()).isEqualTo(words);
            });
  }

  private static LoopDesk shipped(Dialect dialect) {
    var desk = new LoopDesk(dialect);
    desk.desk.keep(Cast.acme());
    desk.desk.keep(Cast.sso());
    desk.desk.keep("r-1", ARequest.by(Cast.acme(), Cast.sso()));
    desk.change("sso", to(Status.SHIPPED));
    return desk;
  }
}
