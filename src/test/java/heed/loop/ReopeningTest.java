package heed.loop;

import static heed.loop.LoopDesk.CARA;
import static heed.loop.LoopDesk.declined;
import static heed.loop.LoopDesk.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import heed.cast.Cast;
import heed.feature.Status;
import heed.outbox.Message;
import heed.platform.database.Dialect;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A no that is taken back: whoever has not heard it must not hear it any more.
class ReopeningTest {
  @ParameterizedTest
  @CsvSource({
    "SQLITE, under_review",
    "SQLITE, new",
    "POSTGRESQL, under_review",
    "POSTGRESQL, new",
  })
  void a_no_that_nobody_heard_is_owed_no_more_and_nothing_else_is(Dialect dialect, String status) {
    try (var desk = PromisesTest.planned(dialect)) {
      desk.change("sso", declined("Not us."));
      desk.told(desk.open("acme"), CARA);
      desk.snooze(desk.open("globex"), LocalDate.of(2026, 12, 1), CARA);
      var messages = desk.outbox().size();

      var changed = desk.change("sso", to(Status.of(status)));

      assertThat(changed.loopsOpened()).isZero();
      assertThat(changed.milestone()).isNull();
      assertThat(desk.ledger())
          .filteredOn(line -> line.loop().milestone() == Milestone.DECLINED)
          .extracting(line -> line.loop().account(), line -> line.loop().state())
          .containsExactly(
              tuple("acme", LoopState.TOLD),
              tuple("globex", LoopState.SUPERSEDED),
              tuple("initech", LoopState.SUPERSEDED));
      assertThat(desk.ledger(new LoopStore.Filter(null, true, null, null, null))).isEmpty();
      assertThat(desk.outbox()).extracting(Message::kind).hasSize(messages);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void who_was_promised_a_day_and_never_heard_the_no_still_hears_that_the_day_is_gone(
      Dialect dialect) {
    try (var desk = PromisesTest.planned(dialect)) {
      desk.told(desk.open("globex"), CARA);
      desk.change("sso", declined("Not us."));

      var changed = desk.change("sso", to(Status.UNDER_REVIEW));

      assertThat(changed.loopsOpened()).isEqualTo(1);
      var loop = desk.open("globex");
      assertThat(loop.loop().milestone()).isEqualTo(Milestone.SLIPPED);
      assertThat(desk.draft(loop)).contains("1 March 2027. That no longer holds");
      assertThat(desk.ledger(new LoopStore.Filter(null, true, null, null, null))).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_is_decided_after_that_is_news_again(Dialect dialect) {
    try (var desk = PromisesTest.planned(dialect)) {
      desk.change("sso", declined("Not us."));
      desk.change("sso", to(Status.UNDER_REVIEW));

      var changed = desk.change("sso", to(Status.PLANNED));

      assertThat(changed.loopsOpened()).isEqualTo(3);
      assertThat(desk.open("acme").loop().milestone()).isEqualTo(Milestone.PLANNED);
      assertThat(desk.open("initech").csm()).isEqualTo(Cast.DEV.email());
    }
  }
}
