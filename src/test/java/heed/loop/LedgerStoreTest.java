package heed.loop;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.export;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.initech;
import static heed.cast.Cast.sso;
import static heed.loop.LoopDesk.CARA;
import static heed.loop.LoopDesk.DEV;
import static heed.loop.LoopDesk.to;
import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.feature.Status;
import heed.platform.database.Dialect;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerStoreTest {
  private final LedgerStore ledger = new LedgerStore();

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void who_heard_stands_with_the_latest_first_also_through_a_merge(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      desk.told(desk.open("acme"), CARA);
      desk.clock.pass(Duration.ofHours(1));
      desk.waive(desk.open("initech"), "They left", DEV);
      desk.desk.merge(sso(), export());

      assertThat(heardOf(desk, "export", 9)).containsExactly("initech waived", "acme told");
      assertThat(heardOf(desk, "export", 1)).containsExactly("initech waived");
      assertThat(heardOf(desk, "nothing", 9)).isEmpty();
      assertThat(heardBy(desk, "acme")).containsExactly("acme told");
      assertThat(heardBy(desk, "globex")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_feature_is_counted_by_state_and_what_was_superseded_addresses_nobody(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      desk.told(desk.open("acme"), CARA);
      desk.snooze(desk.open("globex"), SettableClock.TODAY.plusDays(3), CARA);

      assertThat(counts(desk, "sso"))
          .isEqualTo(Map.of(LoopState.OWED, 1, LoopState.SNOOZED, 1, LoopState.TOLD, 1));
      assertThat(addressed(desk, "sso")).containsExactlyInAnyOrder("acme", "globex", "initech");
      assertThat(counts(desk, "export")).isEmpty();
      assertThat(addressed(desk, "export")).isEmpty();

      desk.change("sso", to(Status.PLANNED, "2027-06-30"));

      assertThat(counts(desk, "sso")).containsEntry(LoopState.SUPERSEDED, 2);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_somebody_owes_now_is_counted_without_what_is_told_or_put_off(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      assertThat(owed(desk, Cast.CARA.email())).isEqualTo(2);
      assertThat(owed(desk, Cast.DEV.email())).isEqualTo(1);

      desk.told(desk.open("acme"), CARA);
      desk.snooze(desk.open("globex"), SettableClock.TODAY.plusDays(3), CARA);

      assertThat(owed(desk, Cast.CARA.email())).isZero();
      assertThat(owed(desk, "nobody@heed.test")).isZero();
    }
  }

  private long owed(LoopDesk desk, String csm) {
    return desk.test.database().read(handle -> ledger.countOwedBy(handle, csm));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_each_account_is_owed_is_counted_snoozed_or_not(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      desk.desk.keep("r-acme-export", ARequest.by("acme", "export"));
      desk.change("export", to(Status.SHIPPED));
      desk.told(desk.open("initech"), DEV);
      desk.snooze(desk.open("globex"), SettableClock.TODAY.plusDays(3), CARA);

      assertThat(desk.test.database().read(ledger::openByAccount))
          .isEqualTo(Map.of("acme", 2, "globex", 1));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void overdue_is_what_is_owed_and_was_due_before_today(Dialect dialect) {
    try (var desk = shipped(dialect)) {
      desk.told(desk.open("acme"), CARA);
      desk.snooze(desk.open("globex"), SettableClock.TODAY.plusDays(90), CARA);
      var due = desk.open("initech").loop().dueDate();

      assertThat(overdue(desk, due)).isEmpty();
      assertThat(overdue(desk, due.plusDays(1))).containsExactly("initech");
    }
  }

  private static LoopDesk shipped(Dialect dialect) {
    var desk = new LoopDesk(dialect);
    desk.desk.keep(sso());
    desk.desk.keep(export());
    for (var account : List.of(acme(), globex(), initech())) {
      desk.desk.keep(account);
    }
    for (var account : List.of("acme", "globex", "initech")) {
      desk.desk.keep("r-" + account, ARequest.by(account, "sso"));
    }
    desk.change("sso", to(Status.SHIPPED));
    return desk;
  }

  private Map<LoopState, Integer> counts(LoopDesk desk, String root) {
    return desk.test.database().read(handle -> ledger.counts(handle, root));
  }

  private Set<String> addressed(LoopDesk desk, String root) {
    return desk.test.database().read(handle -> ledger.addressed(handle, root));
  }

  private List<String> heardOf(LoopDesk desk, String root, int limit) {
    return words(desk.test.database().read(handle -> ledger.heardOf(handle, root, limit)));
  }

  private List<String> heardBy(LoopDesk desk, String account) {
    return words(desk.test.database().read(handle -> ledger.heardBy(handle, account, 9)));
  }

  private static List<String> overdue(LoopDesk desk, LocalDate today) {
    var filter = new LoopStore.Filter(null, null, null, null, null, today);
    return desk.ledger(filter).stream().map(line -> line.loop().account()).toList();
  }

  private static List<String> words(List<LedgerLine> lines) {
    return lines.stream().map(line -> line.loop().account() + " " + line.loop().state()).toList();
  }
}
