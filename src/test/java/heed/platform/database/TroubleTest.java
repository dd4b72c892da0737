package heed.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.platform.Refused;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What becomes of writes when the database is held, full or gone.
class TroubleTest {
  private static final Duration SHORT = Duration.ofMillis(100);

  private static Writer.Work<Long> note(String key) {
    return note(key, key);
  }

  private static Writer.Work<Long> note(String key, String facts) {
    return tx -> tx.record("noted", "thing", key, facts).sequence();
  }

  /// Holds the database as another process that writes would.
  private static Connection held(TestDatabase test) throws SQLException {
    var connection = test.bareConnection();
    try (var statement = connection.createStatement()) {
      if (test.database().dialect() == Dialect.SQLITE) {
        statement.execute("BEGIN IMMEDIATE");
      } else {
        connection.setAutoCommit(false);
        statement.execute("SELECT pg_advisory_xact_lock(4835001)");
      }
    }
    return connection;
  }

  private static void assertNotSaved(Runnable write, String why) {
    assertThatThrownBy(write::run)
        .isInstanceOf(Refused.class)
        .hasMessage("Not saved. " + why + " Try again.")
        .extracting(problem -> ((Refused) problem).kind())
        .isEqualTo(Refused.Kind.UNAVAILABLE);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void while_another_process_holds_the_database_everybody_hears_so_in_time(Dialect dialect)
      throws SQLException {
    try (var test = TestDatabase.of(dialect)) {
      var writer = test.database().writer();
      var begun = System.nanoTime();

      try (var _ = held(test)) {
        var first = writer.submit("ann", note("first"));
        var second = writer.submit("ann", note("second"));
        WriterTest.assertUnavailable(first, "The database is busy.");
        WriterTest.assertUnavailable(second, "The database is busy.");
      }

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(2600));
      assertThat(writer.write("ann", note("third"))).isEqualTo(1);
      assertThat(Chain.whole(test.database())).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whoever_waits_behind_a_long_write_is_told_and_nothing_of_theirs_is_written(Dialect dialect)
      throws InterruptedException {
    try (var test = TestDatabase.of(dialect)) {
      var writer = test.another(SHORT).writer();
      var begun = new CountDownLatch(1);
      var goOn = new CountDownLatch(1);
      var long_ =
          writer.submit(
              "importer",
              tx -> {
                begun.countDown();
                awaitUnchecked(goOn);
                return note("long").in(tx);
              });
      begun.await();

      var ran = new AtomicBoolean();
      assertNotSaved(
          () ->
              writer.write(
                  "ann",
                  _ -> {
                    ran.set(true);
                    return "ran";
                  }),
          "Another write takes long.");
      goOn.countDown();

      assertThat(long_.join()).isEqualTo(1);
      assertThat(writer.write("ann", note("next"))).isEqualTo(2);
      assertThat(ran).isFalse();
    }
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void a_full_disk_is_a_refusal_and_writing_goes_on_once_there_is_room() {
    try (var test = TestDatabase.of(Dialect.SQLITE)) {
      var writer = test.database().writer();
      writer.write("ann", note("before"));
      // The bound holds for the writer's connection, so it goes when that connection is given up.
      writer.write("ann", tx -> tx.handle().execute("PRAGMA max_page_count = 1"));

      var big = "x".repeat(2_000_000);
      assertNotSaved(
          () -> writer.write("ann", note("big", big)), "The disk is full or cannot be written.");

      assertThat(writer.write("ann", note("after"))).isEqualTo(2);
      assertThat(writer.write("ann", note("big", big))).isEqualTo(3);
      assertThat(Chain.whole(test.database())).hasSize(3);
    }
  }

  @Test
  void a_full_disk_at_the_commit_refuses_everybody_in_the_group() {
    try (var test = TestDatabase.of(Dialect.SQLITE)) {
      var writer = test.database().writer();
      writer.write("ann", tx -> tx.handle().execute("PRAGMA max_page_count = 1"));

      var answers =
          IntStream.range(0, 40)
              .mapToObj(i -> writer.submit("ann", note("k" + i, "x".repeat(4000))))
              .toList();

      var kept = answers.stream().filter(answer -> !failed(answer)).count();
      assertThat(Chain.whole(test.database())).hasSize((int) kept);
      assertThat(failed(answers.getFirst())).isTrue();
    }
  }

  private static boolean failed(CompletableFuture<?> answer) {
    return answer.handle((_, problem) -> problem != null).join();
  }

  @Test
  void a_server_that_drops_the_connection_is_a_refusal_and_then_heals() {
    var hangUp = "SELECT pg_terminate_backend(pg_backend_pid())";
    try (var test = TestDatabase.of(Dialect.POSTGRESQL)) {
      var database = test.database();
      var writer = database.writer();
      writer.write("ann", note("before"));

      assertNotSaved(
          () -> writer.write("ann", tx -> tx.handle().execute(hangUp)),
          "The database did not answer.");
      assertThatThrownBy(() -> database.read(handle -> handle.execute(hangUp)))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("cannot be reached");

      assertThat(writer.write("ann", note("after"))).isEqualTo(2);
      assertThat(Chain.whole(database)).extracting(Change::key).containsExactly("before", "after");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Wire.Cut.class,
      names = {"BEFORE_THE_COMMIT", "AFTER_THE_COMMIT"})
  void an_answer_is_true_even_when_the_connection_breaks_at_the_commit(Wire.Cut cut)
      throws IOException {
    try (var test = TestDatabase.of(Dialect.POSTGRESQL);
        var wire = new Wire(test.where());
        var database =
            Database.open(wire.address(), Duration.ofSeconds(2), SettableClock.morning())) {
      var writer = database.writer();
      writer.write("ann", note("before"));

      wire.cutAtTheNextCommit(cut);
      switch (cut) {
        case BEFORE_THE_COMMIT ->
            assertNotSaved(
                () -> writer.write("ann", note("doubtful")), "The database did not answer.");
        case AFTER_THE_COMMIT -> assertThat(writer.write("ann", note("doubtful"))).isEqualTo(2);
        case NEVER -> throw new AssertionError();
      }
      writer.write("ann", note("after"));

      assertThat(Chain.whole(database))
          .extracting(Change::key)
          .isEqualTo(
              cut == Wire.Cut.AFTER_THE_COMMIT
                  ? List.of("before", "doubtful", "after")
                  : List.of("before", "after"));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_people_typed_is_not_taken_for_trouble_of_the_database(Dialect dialect) {
    var typed = "SQLITE_BUSY, lock timeout, No space left, deadlock detected";
    try (var test = TestDatabase.of(dialect)) {
      var writer = test.database().writer();

      assertThatThrownBy(() ->
              writer.write(
                  "ann",
                  tx ->
                      tx.handle()
                          .createUpdate("INSERT INTO policy VALUES (:a, :b, :b, NULL)")
                          .bind("a", 1)
                          .bind("b", typed)
                          .execute()))
          .isNotInstanceOf(Refused.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_failure_does_not_repeat_what_was_to_be_stored(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var writer = test.database().writer();

      assertThatThrownBy(() ->
              writer.write(
                  "ann",
                  tx ->
                      tx.handle()
                          .createUpdate("INSERT INTO policy VALUES (:a, :b, :b, NULL)")
                          .bind("a", 1)
                          .bind("b", "ARR 86823.43")
                          .execute()))
          .satisfies(problem -> {
            for (var at = problem; at != null; at = at.getCause()) {
              assertThat(String.valueOf(at.getMessage())).doesNotContain("86823");
            }
          });
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void readers_cannot_write(Dialect dialect) {
    try (var test = TestDatabase.of(dialect)) {
      var database = test.database();
      var insert = "INSERT INTO seen (door, id, at_ms) VALUES ('slack', 'E1', 1)";

      assertThatThrownBy(() -> database.read(handle -> handle.execute(insert)));
      assertThatThrownBy(
          () -> database.read(handle -> handle.inTransaction(inside -> inside.execute(insert))));

      var stored =
          database.read(
              handle -> handle.createQuery("SELECT COUNT(*) FROM seen").mapTo(Integer.class).one());
      assertThat(stored).isZero();
    }
  }
}
