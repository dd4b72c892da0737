package heed.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.platform.database.LogPages.Filter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LogPagesTest {
  private final SettableClock clock = SettableClock.morning();

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void every_filter_narrows_and_pages_go_backwards(Dialect dialect) {
    try (var test = TestDatabase.of(dialect, clock)) {
      var database = test.database();
      change(database, "ann", "account", "acme");
      change(database, "bob", "feature", "sso");
      clock.pass(Duration.ofDays(1));
      var later = clock.millis();
      change(database, "ann", "feature", "sso");

      assertThat(found(database, new Filter(null, null, null, null, null), 4, 2))
          .containsExactly(3L, 2L);
      assertThat(found(database, new Filter(null, null, null, null, null), 2, 2))
          .containsExactly(1L);
      assertThat(found(database, new Filter("ann", null, null, null, null), 99, 9))
          .containsExactly(3L, 1L);
      assertThat(found(database, new Filter(null, "feature", "sso", null, null), 99, 9))
          .containsExactly(3L, 2L);
      assertThat(found(database, new Filter(null, null, null, later, null), 99, 9))
          .containsExactly(3L);
      assertThat(found(database, new Filter("ann", "account", "acme", null, later), 99, 9))
          .containsExactly(1L);
    }
  }

  private static List<Long> found(Database database, Filter filter, long before, int limit) {
    return database.read(handle -> LogPages.before(handle, filter, before, limit)).stream()
        .map(Change::sequence)
        .toList();
  }

  private static void change(Database database, String actor, String subject, String key) {
    database.writer().write(actor, tx -> tx.record("updated", subject, key, Map.of("key", key)));
  }
}
