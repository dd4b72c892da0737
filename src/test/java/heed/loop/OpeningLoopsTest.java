package heed.loop;

import static heed.cast.Cast.export;
import static heed.cast.Cast.sso;
import static heed.loop.LoopDesk.notice;
import static heed.loop.LoopDesk.to;
import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.AnAccount;
import heed.cast.Cast;
import heed.feature.Status;
import heed.outbox.Message;
import heed.platform.database.ChangeLog;
import heed.platform.database.Dialect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A decision that more accounts wait for than fit into one portion.
class OpeningLoopsTest {
  private static final int ACCOUNTS = 2 * OpeningLoops.LOOPS + 30;
  private static final int CSMS = OpeningLoops.RECIPIENTS + 5;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void every_account_is_owed_word_once_and_every_csm_has_one_message(Dialect dialect) {
    try (var desk = asked(dialect)) {
      var changed = desk.change("sso", to(Status.SHIPPED));

      assertThat(changed.loopsOpened()).isEqualTo(ACCOUNTS);
      assertThat(owed(desk)).hasSize(ACCOUNTS).allSatisfy((_, loops) -> assertThat(loops).isOne());
      assertThat(told(desk)).isEqualTo(expected());
      assertThat(openings(desk)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_a_process_that_died_left_is_finished_in_the_name_of_whoever_decided(Dialect dialect) {
    try (var desk = asked(dialect)) {
      dyingAfterTheFirstPortion(desk, to(Status.SHIPPED));
      assertThat(owed(desk)).hasSize(OpeningLoops.LOOPS);
      assertThat(desk.outbox()).isEmpty();
      assertThat(openings(desk)).hasSize(1);

      desk.changing.finishOpening(desk.test.database());
      desk.changing.finishOpening(desk.test.database());

      assertThat(owed(desk)).hasSize(ACCOUNTS).allSatisfy((_, loops) -> assertThat(loops).isOne());
      assertThat(told(desk)).isEqualTo(expected());
      var actors =
          desk.test
              .database()
              .read(handle ->
                  ChangeLog.after(handle, 0, 10_000).stream()
                      .filter(change -> change.action().equals("opened"))
                      .map(change -> change.actor())
                      .distinct()
                      .toList());
      assertThat(actors).containsExactly(Cast.PIA.email());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_newer_decision_ends_what_an_unfinished_one_has_not_come_to(Dialect dialect) {
    try (var desk = asked(dialect)) {
      dyingAfterTheFirstPortion(desk, to(Status.PLANNED));

      desk.change("sso", to(Status.SHIPPED));
      desk.changing.finishOpening(desk.test.database());

      assertThat(owed(desk)).hasSize(ACCOUNTS).allSatisfy((_, loops) -> assertThat(loops).isOne());
      assertThat(desk.outbox()).extracting(Message::kind).containsOnly("shipped");
      assertThat(openings(desk)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whoever_asks_after_the_decision_knew_of_it(Dialect dialect) {
    try (var desk = asked(dialect)) {
      dyingAfterTheFirstPortion(desk, to(Status.SHIPPED));
      var late = AnAccount.named("zz-late", "Late", 1).csm(Cast.CARA.email());
      desk.desk.keep(late);
      desk.desk.file(ARequest.by(late, sso()));

      desk.changing.finishOpening(desk.test.database());

      assertThat(owed(desk)).hasSize(ACCOUNTS).doesNotContainKey("zz-late");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void accounts_that_asked_for_a_merged_feature_stand_in_the_same_order(Dialect dialect) {
    try (var desk = asked(dialect)) {
      desk.desk.keep(export());
      IntStream.range(0, ACCOUNTS)
          .forEach(i -> {
            var beside = AnAccount.named("b%04d".formatted(i), "Beside " + i, 1).csm(csm(i));
            desk.desk.keep(beside);
            desk.desk.file(ARequest.by(beside, export()));
          });
      desk.desk.merge(export(), sso());

      var changed = desk.change("sso", to(Status.SHIPPED));

      assertThat(changed.loopsOpened()).isEqualTo(2 * ACCOUNTS);
      assertThat(owed(desk))
          .hasSize(2 * ACCOUNTS)
          .allSatisfy((_, loops) -> assertThat(loops).isOne());
    }
  }

  /// The first portion is durable; nobody goes on with the rest.
  private static void dyingAfterTheFirstPortion(LoopDesk desk, StatusChange change) {
    desk.as(
        LoopDesk.PIA,
        tx -> {
          var changed = desk.changing.change(tx, "sso", change, LoopDesk.PIA);
          tx.continueWith(_ -> "dead");
          return changed;
        });
  }

  private static LoopDesk asked(Dialect dialect) {
    var desk = new LoopDesk(dialect);
    desk.desk.keep(sso());
    desk.desk.write(tx -> {
      for (var i = 0; i < ACCOUNTS; i++) {
        var account = AnAccount.named(key(i), "Account " + i, 1).csm(csm(i));
        desk.desk.keepingAccounts.put(tx, account.account(), null);
        desk.desk.filing.file(tx, ARequest.by(account, sso()).sent());
      }
      return ACCOUNTS;
    });
    return desk;
  }

  private static String key(int i) {
    return "a%04d".formatted(i);
  }

  private static String csm(int i) {
    return "csm%02d@heed.test".formatted(i % CSMS);
  }

  private static Map<String, Integer> expected() {
    var accounts = new TreeMap<String, Integer>();
    IntStream.range(0, ACCOUNTS).forEach(i -> accounts.merge(csm(i), 1, Integer::sum));
    return accounts;
  }

  /// How many accounts each message to a recipient speaks of; a second message would add to it.
  private static Map<String, Integer> told(LoopDesk desk) {
    quiet(desk);
    var accounts = new TreeMap<String, Integer>();
    desk.outbox()
        .forEach(message ->
            accounts.merge(message.recipient(), notice(message).items().size(), Integer::sum));
    return accounts;
  }

  /// How many loops each account is owed.
  private static Map<String, Integer> owed(LoopDesk desk) {
    var owed = new HashMap<String, Integer>();
    var after = LoopStore.Cursor.START;
    while (true) {
      var from = after;
      var filter = new LoopStore.Filter(null, true, null, null, null);
      var page = desk.test.database().read(handle -> desk.loops.page(handle, filter, from, 500));
      if (page.isEmpty()) {
        return owed;
      }
      page.forEach(line -> owed.merge(line.loop().account(), 1, Integer::sum));
      after = LoopStore.Cursor.after(page.getLast());
    }
  }

  /// Messages go out after the answer, each portion behind what waits: it takes some empty writes.
  private static void quiet(LoopDesk desk) {
    for (var portion = 0; portion <= CSMS / OpeningLoops.RECIPIENTS; portion++) {
      desk.desk.write(tx -> tx.atMs());
    }
  }

  private static List<Opening> openings(LoopDesk desk) {
    return desk.test.database().read(new OpeningStore()::all);
  }
}
