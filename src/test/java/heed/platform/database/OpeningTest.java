package heed.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {
  @TempDir Path folder;

  private static Database open(Path file) {
    return open(file.toString());
  }

  private static Database open(String where) {
    return Database.open(where, Duration.ofSeconds(1), SettableClock.morning());
  }

  private static void write(Database database, String key) {
    database.writer().write("ann", tx -> tx.record("noted", "thing", key, key));
  }

  private static String pragma(Handle handle, String name) {
    return handle.createQuery("PRAGMA " + name).mapTo(String.class).one();
  }

  @ParameterizedTest
  @CsvSource({
    "journal_mode, wal",
    "synchronous, 2",
    "foreign_keys, 1",
    "recursive_triggers, 1",
    "trusted_schema, 0",
    "busy_timeout, 1000",
    "journal_size_limit, 67108864"
  })
  void sqlite_is_kept_safely_by_readers_and_by_the_writer(String name, String value) {
    try (var database = open(folder.resolve("heed.db"))) {
      var reading = database.read(handle -> pragma(handle, name));
      var writing = database.writer().write("ann", tx -> pragma(tx.handle(), name));

      assertThat(reading).isEqualTo(value);
      assertThat(writing).isEqualTo(value);
    }
  }

  @Test
  void sqlite_is_newer_than_the_bug_that_lost_writes() {
    try (var database = open(folder.resolve("heed.db"))) {
      var version =
          database.read(
              handle -> handle.createQuery("SELECT sqlite_version()").mapTo(String.class).one());

      assertThat(Runtime.Version.parse(version))
          .isGreaterThanOrEqualTo(Runtime.Version.parse("3.51.3"));
    }
  }

  @Test
  void no_extension_can_be_loaded() {
    try (var database = open(folder.resolve("heed.db"))) {
      assertThatThrownBy(() ->
              database
                  .writer()
                  .write("ann", tx -> tx.handle().execute("SELECT load_extension('x')")))
          .hasMessageContaining("not authorized");
    }
  }

  @Test
  void every_file_is_private_to_its_owner() throws IOException {
    try (var database = open(folder.resolve("heed.db"))) {
      write(database, "a");

      try (var files = Files.list(folder)) {
        assertThat(files)
            .extracting(Path::getFileName)
            .extracting(Path::toString)
            .containsExactlyInAnyOrder("heed.db", "heed.db-wal", "heed.db-shm", "heed.db.head");
      }
      try (var files = Files.list(folder)) {
        assertThat(files)
            .allSatisfy(file ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u00ff\u00d8\u00ff\u00e0 a photo of the team", "short", "PK\u0003\u0004"})
  void a_file_that_is_no_database_is_refused_and_left_alone(String content) throws IOException {
    var file = folder.resolve("photo.jpg");
    Files.writeString(file, content, StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> open(file))
        .isInstanceOf(DamagedDatabase.class)
        .hasMessageContaining("is not a SQLite database");

    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).isEqualTo(content);
  }

  @Test
  void a_folder_in_its_place_and_a_missing_folder_are_said_so() {
    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(DamagedDatabase.class)
        .hasMessageContaining("cannot be opened");
    assertThatThrownBy(() -> open(folder.resolve("missing/heed.db")))
        .isInstanceOf(DamagedDatabase.class)
        .hasMessageEndingWith("cannot be opened: its folder does not exist.");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_database_of_another_program_is_refused_and_left_alone(Dialect dialect)
      throws SQLException {
    try (var test = TestDatabase.of(dialect)) {
      var where = TestDatabase.newPlace(dialect);
      try (var connection = TestDatabase.bareConnection(where);
          var statement = connection.createStatement()) {
        statement.execute("CREATE TABLE theirs (x INTEGER)");
      }

      assertThatThrownBy(() -> open(where))
          .isInstanceOf(DamagedDatabase.class)
          .hasMessageContaining("nothing was changed");

      try (var connection = TestDatabase.bareConnection(where);
          var tables = connection.getMetaData().getTables(null, null, "change", null)) {
        assertThat(tables.next()).isFalse();
      }
      assertThat(test.database().reachable()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_database_of_a_newer_version_is_refused(Dialect dialect) throws SQLException {
    try (var test = TestDatabase.of(dialect)) {
      var truth = dialect == Dialect.SQLITE ? "1" : "true";
      try (var connection = test.bareConnection();
          var statement = connection.createStatement()) {
        statement.execute(
            "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                + " checksum, installed_by, execution_time, success) VALUES (99, '99', 'of a later"
                + " day', 'SQL', 'V99__of_a_later_day.sql', 1, 'x', 1, "
                + truth
                + ")");
      }

      assertThatThrownBy(test::another)
          .isInstanceOf(DamagedDatabase.class)
          .hasMessageContaining("It may belong to a newer version");
    }
  }

  @Test
  void a_lost_write_ahead_log_is_noticed() throws IOException {
    var file = folder.resolve("heed.db");
    var copy = folder.resolve("copy.db");
    try (var database = open(file)) {
      write(database, "a");
      write(database, "b");
      Files.copy(file, copy);
      Files.copy(folder.resolve("heed.db.head"), folder.resolve("copy.db.head"));
    }

    assertThatThrownBy(() -> open(copy))
        .isInstanceOf(DamagedDatabase.class)
        .hasMessageContaining("lost acknowledged changes")
        .hasMessageContaining("2 were committed");
  }

  @Test
  void a_database_that_went_on_without_its_head_file_is_whole() throws IOException {
    var file = folder.resolve("heed.db");
    var head = folder.resolve("heed.db.head");
    try (var database = open(file)) {
      write(database, "a");
    }
    var older = Files.readAllBytes(head);
    try (var database = open(file)) {
      write(database, "b");
    }

    Files.write(head, older);
    open(file).close();
    Files.write(head, new byte[96]);
    open(file).close();
    Files.delete(head);
    open(file).close();

    Files.writeString(head, "nonsense");
    assertThatThrownBy(() -> open(file)).isInstanceOf(DamagedDatabase.class);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void two_processes_that_start_at_once_on_an_empty_place_both_succeed(Dialect dialect) {
    var where = TestDatabase.newPlace(dialect);

    var starting =
        IntStream.range(0, 3)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> open(where)))
            .toList();
    var databases = starting.stream().map(CompletableFuture::join).toList();

    databases.forEach(database -> write(database, "a"));
    assertThat(Chain.whole(databases.getFirst())).hasSize(3);
    databases.forEach(Database::close);
  }

  @Test
  void no_sentence_tells_the_password() {
    var where = "jdbc:postgresql://127.0.0.1:1/heed?user=heed&password=hunter2";

    assertThatThrownBy(() -> open(where))
        .isInstanceOf(DamagedDatabase.class)
        .hasMessageContaining("cannot be opened")
        .hasMessageNotContaining("hunter2");
    assertThatThrownBy(() -> open("jdbc:postgresql://127.0.0.1:port/heed?password=hunter2"))
        .isInstanceOf(DamagedDatabase.class)
        .hasMessageNotContaining("hunter2");
  }
}
