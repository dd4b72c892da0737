package heed.loop;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.export;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.sso;
import static heed.loop.LoopDesk.to;
import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.feature.Status;
import heed.outbox.Dispatching;
import heed.outbox.Message;
import heed.outbox.Outbox;
import heed.outbox.PageCourier;
import heed.outbox.RetryPolicy;
import heed.platform.Json;
import heed.platform.database.Dialect;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Of what CSMs are reminded: single sign-on shipped on a Sunday, to be told by the Friday.
final class RemindingTest {
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_reminder_comes_the_day_before_on_the_day_and_after_it(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      assertThat(remind(desk, FRIDAY.minusDays(2))).isZero();
      assertThat(remind(desk, FRIDAY.minusDays(1))).isEqualTo(1);
      assertThat(remind(desk, FRIDAY)).isEqualTo(1);
      assertThat(remind(desk, FRIDAY.plusDays(1))).isZero();
      assertThat(remind(desk, FRIDAY.plusDays(3))).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_is_due_on_a_monday_is_told_of_on_the_friday_with_the_rest_in_one_message(
      Dialect dialect) {
    try (var desk = shipped(dialect)) {
      desk.clock.set(FRIDAY.minusDays(4).atTime(9, 0).toInstant(ZoneOffset.UTC));
      desk.change("export", to(Status.SHIPPED));

      assertThat(remind(desk, FRIDAY)).isEqualTo(1);

      var items = Json.read(reminders(desk).getLast().body(), Reminder.class).items();
      assertThat(items)
          .extracting(Reminder.Item::dueDate)
          .containsExactlyInAnyOrder(FRIDAY, FRIDAY, FRIDAY.plusDays(3));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_was_decided_today_is_not_repeated_today(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      desk.keep(new LoopPolicy(LoopPolicy.DueWorkingDays.each(0), false, null));
      desk.clock.set(FRIDAY.minusDays(3).atTime(9, 0).toInstant(ZoneOffset.UTC));
      desk.change("export", to(Status.SHIPPED));

      assertThat(remind(desk, FRIDAY.minusDays(3))).isZero();
      assertThat(remind(desk, FRIDAY.minusDays(2))).isEqualTo(1);
    }
  }

  private static int remind(LoopDesk desk, LocalDate day) {
    desk.clock.set(day.atTime(9, 30).toInstant(ZoneOffset.UTC));
    var sent = desk.reminding.remindDue();
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
    return sent;
  }

  private static List<Message> reminders(LoopDesk desk) {
    return desk.outbox().stream().filter(message -> message.kind().equals(Reminder.KIND)).toList();
  }

  private static LoopDesk shipped(Dialect dialect) {
    var desk = new LoopDesk(dialect);
    List.of(acme(), globex()).forEach(desk.desk::keep);
    List.of(sso(), export()).forEach(desk.desk::keep);
    desk.desk.keep("r-1", ARequest.by(acme(), sso()));
    desk.desk.keep("r-2", ARequest.by(globex(), sso()));
    desk.desk.keep("r-3", ARequest.by(acme(), export()));
    desk.change("sso", to(Status.SHIPPED));
    return desk;
  }
}
