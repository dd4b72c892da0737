package heed.http;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.platform.database.Dialect;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdempotencyStoreTest {
  private static final IdempotencyStore.Stored ANSWER =
      new IdempotencyStore.Stored("hash", 201, "{\"key\": \"ä\"}");

  private final IdempotencyStore answers = new IdempotencyStore();
  private final SettableClock clock = SettableClock.morning();

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_answer_is_found_by_its_caller_and_key_for_a_day(Dialect dialect) {
    try (var stored = TestDatabase.of(dialect, clock)) {
      keep(stored, "k");

      assertThat(found(stored, "ann", "k")).isEqualTo(ANSWER);
      assertThat(found(stored, "ben", "k")).isNull();
      assertThat(found(stored, "ann", "K")).isNull();
      clock.pass(IdempotencyStore.KEPT);
      assertThat(found(stored, "ann", "k")).isEqualTo(ANSWER);
      clock.pass(Duration.ofMillis(1));
      assertThat(found(stored, "ann", "k")).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_old_answer_makes_room_for_a_new_one(Dialect dialect) {
    try (var stored = TestDatabase.of(dialect, clock)) {
      keep(stored, "k");
      clock.pass(IdempotencyStore.KEPT.plusMillis(1));

      keep(stored, "k");

      assertThat(found(stored, "ann", "k")).isEqualTo(ANSWER);
    }
  }

  private void keep(TestDatabase stored, String key) {
    stored
        .database()
        .writer()
        .write(
            "ann",
            transaction -> {
              answers.keep(transaction, "ann", key, ANSWER);
              return true;
            });
  }

  private IdempotencyStore.Stored found(TestDatabase stored, String caller, String key) {
    return stored
        .database()
        .read(handle -> answers.find(handle, caller, key, clock.millis()))
        .orElse(null);
  }
}
