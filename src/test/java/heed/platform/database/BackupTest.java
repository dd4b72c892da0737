package heed.platform.database;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.sso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.ARequest;
import heed.cast.Desk;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.cli.Subjects;
import heed.platform.Refused;
import heed.request.RequestStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private static final int WRITERS = 8;

  @TempDir Path folder;

  private final SettableClock clock = SettableClock.morning();
  private final Verify verify = Subjects.verify(clock);
  private final Backup backup = new Backup(verify);
  private final Restore restore = new Restore(verify, clock);
  private Path file;
  private Path bare;

  @BeforeEach
  void name() {
    file = folder.resolve("backup.db");
    bare = folder.resolve("bare.db");
  }

  @Test
  void a_backup_under_load_holds_whatever_was_acknowledged_before_it_began()
      throws InterruptedException {
    try (var opened = TestDatabase.of(Dialect.SQLITE)) {
      var desk = new Desk(opened.database());
      desk.keep(acme());
      desk.keep(sso());
      Set<String> acknowledged = ConcurrentHashMap.newKeySet();
      var warm = new CountDownLatch(WRITERS * 20);
      var stop = new AtomicBoolean();
      var writers = writers(desk, acknowledged, warm, stop);

      warm.await();
      var before = new HashSet<>(acknowledged);
      backup.make(opened.where(), file);
      stop.set(true);
      for (var writer : writers) {
        writer.join();
      }

      restore.restore(bare.toString(), file, false);
      assertThat(before).hasSizeGreaterThanOrEqualTo(WRITERS * 20);
      assertThat(keysIn(bare)).containsAll(before);
      assertThat(verify.of(bare.toString()).problems()).isEmpty();
    }
  }

  @Test
  void a_backup_is_one_file_that_only_its_owner_can_read() throws IOException {
    try (var opened = told()) {
      backup.make(opened.where(), file);

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(names()).containsExactly("backup.db");
    }
  }

  @Test
  void a_backup_never_replaces_a_file() throws IOException {
    try (var opened = told()) {
      Files.writeString(file, "mine");

      assertRefused(() -> backup.make(opened.where(), file), "There is a file");

      assertThat(file).hasContent("mine");
      assertThat(names()).containsExactly("backup.db");
    }
  }

  @Test
  void a_database_that_does_not_verify_is_not_backed_up() throws SQLException, IOException {
    try (var opened = told()) {
      execute(opened.where(), "UPDATE account SET arr_minor = 1");

      assertThatThrownBy(() -> backup.make(opened.where(), file))
          .isInstanceOf(DamagedDatabase.class)
          .hasMessageContaining("The account acme differs");

      assertThat(names()).isEmpty();
    }
  }

  @Test
  void a_restored_database_opens_private_and_goes_on() throws IOException {
    try (var opened = told()) {
      backup.make(opened.where(), file);
      var restored = restore.restore(bare.toString(), file, false);

      try (var database = Database.open(bare.toString(), Duration.ofSeconds(2), clock)) {
        var desk = new Desk(database, 8);
        desk.file(ARequest.by(acme(), sso()));
      }

      assertThat(restored.aside()).isNull();
      assertThat(verify.of(bare.toString()).problems()).isEmpty();
      assertThat(keysIn(bare)).hasSize(2);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bare)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void a_backup_with_any_flipped_bit_is_refused() throws IOException {
    try (var opened = told()) {
      backup.make(opened.where(), file);
      var length = Files.size(file);
      for (var at : List.of(0L, 20L, length / 3, length / 2, length - 257, length - 100)) {
        var damaged = folder.resolve("damaged-" + at + ".db");
        var bytes = Files.readAllBytes(file);
        bytes[at.intValue()] ^= 4;
        Files.write(damaged, bytes);

        assertThatThrownBy(() -> restore.restore(bare.toString(), damaged, false))
            .as("byte " + at)
            .isInstanceOf(Refused.class);
        assertThat(bare).doesNotExist();
      }
    }
  }

  @Test
  void a_backup_that_was_cut_or_is_none_is_refused() throws IOException {
    try (var opened = told()) {
      backup.make(opened.where(), file);
      try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(Files.size(file) - 4096);
      }
      var text = folder.resolve("notes.txt");
      Files.writeString(text, "no backup");

      assertRefused(() -> restore.restore(bare.toString(), file, false), "its end was cut off");
      assertRefused(() -> restore.restore(bare.toString(), text, false), "is not a backup");
      assertRefused(
          () -> restore.restore(bare.toString(), folder.resolve("none"), false),
          "There is no backup");
      assertThat(bare).doesNotExist();
    }
  }

  @Test
  void a_database_that_is_served_is_not_restored_over() {
    try (var opened = told()) {
      backup.make(opened.where(), file);

      try (var _ = ServeLock.take(opened.where())) {
        assertRefused(
            () -> restore.restore(opened.where(), file, true),
            "is being served by another process");
      }
    }
  }

  @Test
  void a_database_that_a_command_is_writing_to_is_not_put_aside() throws SQLException {
    try (var opened = told();
        var connection = DriverManager.getConnection("jdbc:sqlite:" + opened.where());
        var statement = connection.createStatement()) {
      backup.make(opened.where(), file);
      statement.execute("BEGIN IMMEDIATE");

      assertRefused(
          () -> restore.restore(opened.where(), file, true), "Another command is writing");
    }
  }

  @Test
  void a_database_that_is_damaged_beyond_reading_is_put_aside_too() throws IOException {
    try (var opened = told()) {
      backup.make(opened.where(), file);
      Files.writeString(bare, "SQLite format 3\0 and then nonsense".repeat(200));

      var restored = restore.restore(bare.toString(), file, true);

      assertThat(restored.aside()).exists();
      assertThat(verify.of(bare.toString()).problems()).isEmpty();
    }
  }

  @Test
  void what_stands_there_is_put_aside_only_when_told_and_never_lost() {
    try (var opened = told();
        var other = told()) {
      backup.make(opened.where(), file);
      new Desk(other.database(), 9).file(ARequest.by(acme(), sso()));
      other.database().close();
      var before = keysIn(Path.of(other.where()));

      assertRefused(() -> restore.restore(other.where(), file, false), "With --replace");
      var restored = restore.restore(other.where(), file, true);

      var aside = java.util.Objects.requireNonNull(restored.aside());
      assertThat(aside.getFileName().toString()).isEqualTo("heed.db.replaced-20261122-093000");
      assertThat(keysIn(aside)).isEqualTo(before).hasSize(2);
      assertThat(keysIn(Path.of(other.where()))).hasSize(1);
      assertThat(verify.of(aside.toString()).problems()).isEmpty();
      assertThat(verify.of(other.where()).problems()).isEmpty();
    }
  }

  @Test
  void a_log_that_was_left_behind_is_not_played_into_the_restored_database() throws IOException {
    try (var opened = told()) {
      backup.make(opened.where(), file);
      Files.write(folder.resolve("bare.db-wal"), new byte[] {1, 2, 3});

      assertRefused(() -> restore.restore(bare.toString(), file, false), "bare.db-wal");
      restore.restore(bare.toString(), file, true);

      assertThat(verify.of(bare.toString()).problems()).isEmpty();
    }
  }

  @Test
  void a_backup_of_a_newer_version_is_refused() throws SQLException {
    try (var opened = told()) {
      execute(
          opened.where(),
          "INSERT INTO flyway_schema_history SELECT 99, '99', 'later', type, 'V99__later.sql', 1,"
              + " installed_by, installed_on, 1, 1 FROM flyway_schema_history WHERE version = '1'");
      backup.make(opened.where(), file);

      assertThatThrownBy(() -> restore.restore(bare.toString(), file, false))
          .isInstanceOf(DamagedDatabase.class)
          .hasMessageContaining("newer version");
      assertThat(bare).doesNotExist();
    }
  }

  @Test
  void postgresql_has_its_own_tools() {
    var where = "jdbc:postgresql://127.0.0.1/heed";

    assertRefused(() -> backup.make(where, file), "For PostgreSQL, use pg_dump");
    assertRefused(() -> restore.restore(where, file, false), "For PostgreSQL, use pg_restore");
  }

  @Test
  void one_file_is_served_once_by_whatever_name() throws IOException {
    try (var opened = told()) {
      var link = Files.createSymbolicLink(folder.resolve("link.db"), Path.of(opened.where()));

      try (var _ = ServeLock.take(opened.where())) {
        assertRefused(() -> ServeLock.take(opened.where()), "is being served");
        assertRefused(() -> ServeLock.take(link.toString()), "is being served");
      }
      ServeLock.take(opened.where()).close();
    }
  }

  private static TestDatabase told() {
    var opened = TestDatabase.of(Dialect.SQLITE);
    var desk = new Desk(opened.database());
    desk.keep(acme());
    desk.keep(sso());
    desk.file(ARequest.by(acme(), sso()));
    return opened;
  }

  private static List<Thread> writers(
      Desk desk, Set<String> acknowledged, CountDownLatch warm, AtomicBoolean stop) {
    return IntStream.range(0, WRITERS)
        .mapToObj(writer ->
            Thread.ofPlatform()
                .start(() -> {
                  for (var i = 0; !stop.get(); i++) {
                    var key = "w" + writer + "-" + i;
                    desk.keep(key, ARequest.by(acme(), sso()));
                    acknowledged.add(key);
                    warm.countDown();
                  }
                }))
        .toList();
  }

  private Set<String> keysIn(Path database) {
    var keys = new HashSet<String>();
    try (var opened = Database.open(database.toString(), Duration.ofSeconds(2), clock)) {
      opened.read(handle -> {
        new RequestStore().forEach(handle, request -> keys.add(request.value().key()));
        return true;
      });
    }
    return keys;
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  private static void assertRefused(Runnable attempt, String sentence) {
    assertThatThrownBy(attempt::run).isInstanceOf(Refused.class).hasMessageContaining(sentence);
  }

  private static void execute(String where, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + where);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
