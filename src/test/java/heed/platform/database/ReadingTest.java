package heed.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReadingTest {
  private static final int MORE_THAN_THE_POOL_HAS = 20;

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_read_within_a_read_waits_for_no_other_handle(Dialect dialect) {
    try (var test = TestDatabase.of(dialect, SettableClock.morning())) {
      assertThat(nested(test.database(), MORE_THAN_THE_POOL_HAS)).isEqualTo(MORE_THAN_THE_POOL_HAS);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_moment_within_a_read_is_one_and_a_read_within_a_moment_sees_it(Dialect dialect) {
    try (var test = TestDatabase.of(dialect, SettableClock.morning())) {
      var database = test.database();

      int found =
          database.read(outer ->
              database.snapshot(handle -> {
                var before = changes(handle);
                database.writer().write("ann", tx -> tx.record("noted", "thing", "one", "one"));
                return changes(handle) + database.read(ReadingTest::changes) - 2 * before;
              }));

      assertThat(found).isZero();
      assertThat(database.read(ReadingTest::changes)).isOne();
    }
  }

  private static int nested(Database database, int depth) {
    return depth == 0 ? 0 : database.read(handle -> one(handle) + nested(database, depth - 1));
  }

  private static int one(Handle handle) {
    return handle.createQuery("SELECT 1").mapTo(Integer.class).one();
  }

  private static int changes(Handle handle) {
    return handle.createQuery("SELECT count(*) FROM change").mapTo(Integer.class).one();
  }
}
