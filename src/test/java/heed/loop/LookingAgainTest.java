package heed.loop;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.export;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.sso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.outbox.Message;
import heed.outbox.Outbox;
import heed.people.Person;
import heed.people.Role;
import heed.platform.Json;
import heed.platform.database.Dialect;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LookingAgainTest {
  /// A Monday.
  private static final LocalDate DAY = LocalDate.of(2026, 12, 7);

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void pms_hear_of_a_declined_feature_once_on_its_day(Dialect dialect) {
    try (var desk = declined(dialect)) {
      desk.desk.keep(Cast.PIA);

      assertThat(look(desk, DAY.minusDays(1), 12)).isZero();
      assertThat(look(desk, DAY, 7)).isZero();
      assertThat(look(desk, DAY, 8)).isEqualTo(1);
      assertThat(look(desk, DAY, 9)).isZero();
      assertThat(look(desk, DAY.plusDays(1), 9)).isZero();

      var message = revisits(desk).getFirst();
      assertThat(message.recipient()).isEqualTo(Cast.PIA.email());
      assertThat(Json.read(message.body(), Revisit.class).items())
          .extracting(Revisit.Item::feature, Revisit.Item::reason, Revisit.Item::customers)
          .containsExactly(tuple("sso", "Not now.", 2));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void another_day_brings_it_back_again(Dialect dialect) {
    try (var desk = declined(dialect)) {
      desk.desk.keep(Cast.PIA);
      look(desk, DAY, 9);

      desk.change("sso", no(DAY.plusDays(7)));

      assertThat(look(desk, DAY.plusDays(1), 9)).isZero();
      assertThat(look(desk, DAY.plusDays(7), 9)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_was_decided_anew_does_not_come_back(Dialect dialect) {
    try (var desk = declined(dialect)) {
      desk.desk.keep(Cast.PIA);
      desk.change("sso", LoopDesk.to(Status.PLANNED));

      assertThat(look(desk, DAY, 9)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void without_a_pm_the_admins_hear_of_it_and_without_either_it_waits(Dialect dialect) {
    try (var desk = declined(dialect)) {
      assertThat(look(desk, DAY, 9)).isZero();

      var ada = new Person("ada@heed.test", "Ada", Role.ADMIN);
      desk.desk.keep(ada);

      assertThat(look(desk, DAY, 10)).isEqualTo(1);
      assertThat(revisits(desk).getFirst().recipient()).isEqualTo(ada.email());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void nobody_is_told_on_a_weekend(Dialect dialect) {
    try (var desk = declined(dialect)) {
      desk.desk.keep(Cast.PIA);
      desk.change("sso", no(DAY.minusDays(2)));

      assertThat(look(desk, DAY.minusDays(2), 9)).isZero();
      assertThat(look(desk, DAY, 9)).isEqualTo(1);
    }
  }

  private static int look(LoopDesk desk, LocalDate day, int hour) {
    desk.clock.set(day.atTime(hour, 0).toInstant(ZoneOffset.UTC));
    return new LookingAgain(
            desk.test.database(), new Outbox(desk.messages, desk.desk.ids), "page", desk.clock)
        .tellDue();
  }

  private static List<Message> revisits(LoopDesk desk) {
    return desk.outbox().stream().filter(message -> message.kind().equals(Revisit.KIND)).toList();
  }

  private static StatusChange no(LocalDate revisit) {
    return new StatusChange(Status.DECLINED, "Not now.", null, null, revisit, true);
  }

  private static LoopDesk declined(Dialect dialect) {
    var desk = new LoopDesk(dialect);
    desk.desk.keep(acme());
    desk.desk.keep(globex());
    desk.desk.keep(sso());
    desk.desk.keep(export());
    desk.desk.keep("r-1", ARequest.by(acme(), sso()));
    desk.desk.keep("r-2", ARequest.by(globex(), sso()));
    desk.change("sso", no(DAY));
    return desk;
  }
}
