package heed.loop;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.export;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.initech;
import static heed.cast.Cast.sso;
import static heed.cast.Cast.umbra;
import static heed.loop.LoopDesk.CARA;
import static heed.loop.LoopDesk.to;
import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.AnAccount;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.feature.Status;
import heed.loop.LoopStore.Filter;
import heed.platform.database.Dialect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoopStoreTest {
  private static final LocalDate TODAY = SettableClock.TODAY;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_list_is_narrowed_by_state_csm_account_and_feature(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      desk.told(desk.open("acme"), CARA);
      desk.snooze(desk.open("globex"), TODAY.plusDays(3), CARA);

      assertThat(accounts(desk, Filter.ALL)).containsExactly("acme", "globex", "initech", "umbra");
      assertThat(accounts(desk, new Filter(LoopState.TOLD, null, null, null, null)))
          .containsExactly("acme");
      assertThat(accounts(desk, new Filter(null, true, null, null, null)))
          .containsExactly("globex", "initech", "umbra");
      assertThat(accounts(desk, new Filter(null, false, null, null, null))).containsExactly("acme");
      assertThat(accounts(desk, new Filter(null, null, Cast.CARA.email(), null, null)))
          .containsExactly("acme", "globex");
      assertThat(accounts(desk, Filter.owedBy(Cast.CARA.email()))).containsExactly("globex");
      assertThat(accounts(desk, Filter.owedBy(Loop.POOL))).containsExactly("umbra");
      assertThat(accounts(desk, new Filter(null, null, null, "initech", null)))
          .containsExactly("initech");
      assertThat(accounts(desk, new Filter(null, null, null, null, "export"))).isEmpty();
      assertThat(accounts(desk, new Filter(null, null, "%", null, null))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_feature_has_the_loops_of_those_merged_into_it(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      desk.desk.merge(sso(), export());

      assertThat(desk.ledger(new Filter(null, null, null, null, "export"))).hasSize(4);
      assertThat(desk.ledger(new Filter(null, null, null, null, "sso"))).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void pages_hold_every_loop_once_by_due_date(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      desk.desk.keep(export());
      desk.desk.keep("r-7", ARequest.by(acme(), export()));
      desk.desk.keep(acme().renewingIn(62));
      desk.change("export", to(Status.SHIPPED));

      var seen = new ArrayList<LedgerLine>();
      var cursor = LoopStore.Cursor.START;
      while (true) {
        var from = cursor;
        var page =
            desk.test.database().read(handle -> desk.loops.page(handle, Filter.ALL, from, 2));
        if (page.isEmpty()) {
          break;
        }
        seen.addAll(page);
        cursor = LoopStore.Cursor.after(page.getLast());
      }

      assertThat(seen).extracting(line -> line.loop().id()).hasSize(5).doesNotHaveDuplicates();
      assertThat(seen.getFirst().loop().feature()).isEqualTo("export");
      assertThat(seen).extracting(line -> line.loop().dueDate()).isSorted();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_is_owed_comes_by_the_accounts_decisions(Dialect dialect) {
    try (var desk = new LoopDesk(dialect)) {
      shipTo(
          desk,
          List.of(
              acme().key("never").renewing(null),
              acme().key("late").renewingIn(400),
              acme().key("soon").renewingIn(61),
              acme().key("deciding").renewingIn(20)));

      var owed =
          desk.test
              .database()
              .read(handle -> desk.loops.owedBy(handle, Cast.CARA.email(), TODAY, 3));

      assertThat(owed)
          .extracting(line -> line.loop().account())
          .containsExactly("deciding", "soon", "late");
      assertThat(owed.get(1).decisionDate(TODAY)).isEqualTo(TODAY.plusDays(1));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void snoozed_loops_are_not_among_what_is_owed_now(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      desk.snooze(desk.open("globex"), TODAY.plusDays(3), CARA);

      var owed =
          desk.test
              .database()
              .read(handle -> desk.loops.owedBy(handle, Cast.CARA.email(), TODAY, 10));

      assertThat(owed).extracting(line -> line.loop().account()).containsExactly("acme");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void figures_count_what_is_open_and_overdue(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      desk.snooze(desk.open("globex"), TODAY.plusDays(30), CARA);
      var due = desk.open("acme").loop().dueDate();

      var onTheDay = figures(desk, due);
      var dayAfter = figures(desk, due.plusDays(1));

      assertThat(onTheDay.open()).isEqualTo(4);
      assertThat(onTheDay.overdue()).isZero();
      assertThat(dayAfter.overdue()).isEqualTo(3);
      assertThat(dayAfter.of(Cast.CARA.email()))
          .isEqualTo(new LoopFigures.Owed(Cast.CARA.email(), 2, 1));
      assertThat(dayAfter.of(Loop.POOL)).isEqualTo(new LoopFigures.Owed(Loop.POOL, 1, 1));
      assertThat(dayAfter.of("nobody@heed.test").open()).isZero();
      assertThat(desk.open("acme").overdue(due)).isFalse();
      assertThat(desk.open("acme").overdue(due.plusDays(1))).isTrue();
    }
  }

  private static LoopFigures figures(LoopDesk desk, LocalDate today) {
    return desk.test.database().read(handle -> desk.loops.figures(handle, today));
  }

  private static List<String> accounts(LoopDesk desk, Filter filter) {
    return desk.ledger(filter).stream().map(line -> line.loop().account()).sorted().toList();
  }

  private static LoopDesk shipped(Dialect dialect) {
    var desk = new LoopDesk(dialect);
    shipTo(desk, List.of(acme(), globex(), initech(), umbra()));
    desk.desk.keep(export());
    return desk;
  }

  private static void shipTo(LoopDesk desk, List<AnAccount> accounts) {
    desk.desk.keep(sso());
    for (var account : accounts) {
      desk.desk.keep(account);
      desk.desk.keep("r-" + account.key(), ARequest.by(account, sso()));
    }
    desk.change("sso", to(Status.SHIPPED));
  }
}
