package heed.loop;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.export;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.initech;
import static heed.cast.Cast.sso;
import static heed.cast.Cast.umbra;
import static heed.loop.LoopDesk.CARA;
import static heed.loop.LoopDesk.DEV;
import static heed.loop.LoopDesk.PIA;
import static heed.loop.LoopDesk.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.loop.ClosureStore.Scope;
import heed.platform.database.Dialect;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How well the loop is closed.
final class ClosureTest {
  private final ClosureStore closure = new ClosureStore();

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_rate_counts_what_was_told_of_all_that_was_told_waived_or_is_open(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      desk.clock.pass(Duration.ofHours(36));
      desk.told(desk.open("acme"), CARA);
      desk.waive(desk.open("globex"), "They left the trial", CARA);
      desk.snooze(desk.open("initech"), LocalDate.of(2026, 12, 1), DEV);

      var total = figures(desk, Scope.ALL).total();

      assertThat(total).isEqualTo(new Closure(1, 1, 2, 0, 1.5));
      assertThat(total.rate()).isEqualTo(0.25);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void newer_word_takes_the_place_of_older_and_is_counted_alone(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      desk.change("sso", LoopDesk.declined("It broke"));

      assertThat(figures(desk, Scope.ALL).total().total()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void nothing_to_tell_has_no_rate_and_no_median(Dialect dialect) {
    try (var desk = new LoopDesk(dialect)) {
      var figures = figures(desk, Scope.ALL);

      assertThat(figures.total()).isEqualTo(new Closure(0, 0, 0, 0, null));
      assertThat(figures.total().rate()).isNull();
      assertThat(figures.byCsm()).isEmpty();
      assertThat(read(desk, Scope.ALL)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void loops_are_grouped_by_csm_segment_and_month_and_those_without_come_last(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      desk.told(desk.open("initech"), DEV);
      desk.clock.pass(Duration.ofDays(9)); // the first of December
      desk.desk.keep("r-9", ARequest.by(acme(), export()));
      desk.change("export", to(Status.PLANNED));

      var figures = figures(desk, Scope.ALL);

      assertThat(figures.byCsm())
          .extracting(
              ClosureFigures.Group::name,
              group -> group.closure().told(),
              group -> group.closure().open(),
              group -> group.closure().overdue())
          .containsExactly(
              tuple(Cast.CARA.email(), 0L, 3L, 2L),
              tuple(Cast.DEV.email(), 1L, 0L, 0L),
              tuple(null, 0L, 1L, 1L));
      assertThat(figures.bySegment())
          .extracting(ClosureFigures.Group::name, group -> group.closure().total())
          .containsExactly(
              tuple("enterprise", 2L),
              tuple("mid-market", 1L),
              tuple("small", 1L),
              tuple(null, 1L));
      assertThat(figures.byMonth())
          .extracting(ClosureFigures.Group::name, group -> group.closure().total())
          .containsExactly(tuple("2026-11", 4L), tuple("2026-12", 1L));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_period_and_a_csm_narrow_everything(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      desk.clock.pass(Duration.ofDays(9));
      var day = LocalDate.of(2026, 11, 22);

      assertThat(figures(desk, new Scope(day, day, null)).total().open()).isEqualTo(4);
      assertThat(figures(desk, new Scope(day.plusDays(1), null, null)).total().open()).isZero();
      assertThat(figures(desk, new Scope(null, day.minusDays(1), null)).total().open()).isZero();
      var dev = new Scope(null, null, Cast.DEV.email());
      assertThat(figures(desk, dev).total().open()).isEqualTo(1);
      assertThat(read(desk, dev))
          .extracting(line -> line.loop().account())
          .containsExactly("initech");
      assertThat(silent(desk, new Scope(null, null, Loop.POOL)))
          .extracting(SilentAccount::key)
          .containsExactly("umbra");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void figures_follow_the_account_to_its_next_csm(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      desk.told(desk.open("acme"), CARA);
      desk.desk.keep(acme().csm(Cast.DEV.email()));

      var dev = figures(desk, new Scope(null, null, Cast.DEV.email())).total();

      assertThat(dev.told()).isEqualTo(1);
      assertThat(dev.open()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void we_are_silent_where_word_was_due_and_the_longest_wait_comes_first(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      assertThat(silent(desk, Scope.ALL)).isEmpty();
      desk.told(desk.open("globex"), CARA);
      desk.clock.pass(Duration.ofDays(3));
      desk.desk.keep("r-9", ARequest.by(acme(), export()));
      desk.desk.keep("r-10", ARequest.by(globex(), export()));
      desk.change("export", to(Status.PLANNED));
      desk.clock.pass(Duration.ofDays(10));
      desk.snooze(desk.open("initech"), LocalDate.of(2026, 12, 20), DEV);

      var silent = silent(desk, Scope.ALL);

      assertThat(silent)
          .extracting(SilentAccount::key, SilentAccount::overdue, SilentAccount::since)
          .containsExactly(
              tuple("acme", 2, LocalDate.of(2026, 11, 27)),
              tuple("umbra", 1, LocalDate.of(2026, 11, 27)),
              tuple("globex", 1, LocalDate.of(2026, 12, 2)));
      assertThat(silent.getFirst().arrMinor()).isEqualTo(24_000_000);
      assertThat(read(desk, Scope.ALL))
          .extracting(line -> line.loop().openedDate())
          .isSorted()
          .hasSize(5);
    }
  }

  @Test
  void the_median_of_an_even_number_lies_half_way() {
    var tally = new ClosureTally();
    for (var days : List.of(4, 1, 9, 2)) {
      tally.add(
          new ClosureTally.Row(
              null, null, LoopState.TOLD, false, 0, Duration.ofDays(days).toMillis()));
    }

    assertThat(tally.figures().total()).isEqualTo(new Closure(4, 0, 0, 0, 3.0));
  }

  private ClosureFigures figures(LoopDesk desk, Scope scope) {
    return desk.test.database().read(handle -> closure.figures(handle, scope, today(desk)));
  }

  private List<LedgerLine> read(LoopDesk desk, Scope scope) {
    return desk.test.database().read(handle -> closure.oldest(handle, scope, 10));
  }

  private List<SilentAccount> silent(LoopDesk desk, Scope scope) {
    return desk.test.database().read(handle -> closure.silent(handle, scope, today(desk), 10));
  }

  private static LocalDate today(LoopDesk desk) {
    return DueDates.day(desk.clock.millis());
  }

  /// Four accounts, one of nobody, are to hear that single sign-on is here, by the 27th.
  private static LoopDesk shipped(Dialect dialect) {
    var desk = new LoopDesk(dialect);
    desk.desk.keep(acme());
    desk.desk.keep(globex());
    desk.desk.keep(initech());
    desk.desk.keep(umbra());
    desk.desk.keep(sso());
    desk.desk.keep(export());
    desk.desk.keep("r-1", ARequest.by(acme(), sso()));
    desk.desk.keep("r-2", ARequest.by(globex(), sso()));
    desk.desk.keep("r-3", ARequest.by(initech(), sso()));
    desk.desk.keep("r-4", ARequest.by(umbra(), sso()));
    desk.change("sso", to(Status.SHIPPED), PIA);
    return desk;
  }
}
