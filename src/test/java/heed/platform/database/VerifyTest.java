package heed.platform.database;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.sso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.Desk;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.cli.Subjects;
import heed.people.Role;
import heed.people.TokenStore;
import heed.platform.Refused;
import heed.ranking.PolicyStore;
import heed.ranking.ScoringPolicy;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerifyTest {
  @TempDir Path folder;

  private final Verify verify = Subjects.verify(SettableClock.morning());

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_database_as_it_was_written_has_no_problems(Dialect dialect) {
    try (var opened = TestDatabase.of(dialect)) {
      tell(opened);

      var findings = verify.of(opened.where());

      assertThat(findings.problems()).isEmpty();
      assertThat(findings.changes()).isEqualTo(10);
      assertThat(findings.facts()).isEqualTo(7);
      assertThat(findings.head()).isEqualTo(opened.database().read(ChangeLog::head));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an amount        | UPDATE account SET arr_minor = 1 WHERE key = 'acme'          | The account acme differs from change 2 in arrMinor.
          two facts        | UPDATE account SET health = 1, csm = NULL WHERE key = 'acme' | The account acme differs from change 2 in csm, health.
          a version        | UPDATE account SET version = 77 WHERE key = 'acme'           | The account acme has the version 77; its last change is 2.
          a title          | UPDATE feature SET title = 'x' WHERE key = 'sso'             | The feature sso differs from change 4 in title.
          a quote          | UPDATE request SET quote = 'x' WHERE key = 'r1'              | The request r1 differs from change 5 in quote.
          a role           | UPDATE person SET role = 'admin'                             | The person cara@heed.test differs from change 8 in role.
          a token's role   | UPDATE token SET role = 'admin'                              | The token reader differs from change 9 in role.
          a lost request   | DELETE FROM request WHERE key = 'r1'                         | The request r1 is missing; the log has it.
          a risen request  | INSERT INTO request SELECT 'r9', place + 99, account, feature, severity, core_use_case, NULL, NULL, NULL, NULL, NULL, NULL, version FROM request | The request r9 is stored, but the log does not know of it.
          a root           | UPDATE feature SET root = 'x'  | The feature sso counts for one it is not merged into.
          a lost policy    | DELETE FROM policy                                           | The policy 2 is missing; the log has it.
          """)
  void a_fact_that_was_changed_behind_our_back_is_named(String what, String sql, String problem)
      throws SQLException {
    for (var dialect : Dialect.values()) {
      try (var opened = TestDatabase.of(dialect)) {
        tell(opened);

        execute(opened.where(), sql);

        assertThat(verify.of(opened.where()).problems()).containsExactly(problem);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an edited actor  | UPDATE change SET actor = 'nobody' WHERE sequence = 3 | Change 3 (account globex) is not as it was written.
          edited facts     | UPDATE change SET facts = '{}' WHERE sequence = 10    | Change 10 (policy 2) is not as it was written.
          a deleted row    | DELETE FROM change WHERE sequence = 7                 | Change 7 is missing from the log.
          a new checksum   | UPDATE change SET checksum = '0' WHERE sequence = 6   | Change 6 (request r2) is not as it was written.
          """)
  void a_change_of_the_log_is_named(String what, String sql, String problem) throws SQLException {
    try (var opened = TestDatabase.of(Dialect.SQLITE)) {
      tell(opened);

      execute(
          opened.where(),
          "DROP TRIGGER change_is_not_edited",
          "DROP TRIGGER change_is_not_deleted",
          sql);

      assertThat(verify.of(opened.where()).problems()).contains(problem);
    }
  }

  @Test
  void the_log_cut_at_its_end_is_known_by_the_head_beside_the_file() throws SQLException {
    try (var opened = TestDatabase.of(Dialect.SQLITE)) {
      tell(opened);

      execute(
          opened.where(),
          "DROP TRIGGER change_is_not_deleted",
          "DELETE FROM change WHERE sequence = 10",
          "DELETE FROM policy");

      assertThat(verify.of(opened.where()).problems())
          .singleElement()
          .asString()
          .contains("lost acknowledged changes", "ends at 9", "10 were committed");
    }
  }

  @Test
  void a_removed_write_ahead_log_is_known_though_sqlite_sees_nothing() throws IOException {
    try (var opened = TestDatabase.of(Dialect.SQLITE)) {
      tell(opened);
      var copy = copyWithoutLog(opened.where());

      var findings = verify.of(copy.toString());

      assertThat(findings.problems()).anyMatch(problem -> problem.contains("Was its -wal"));
    }
  }

  @Test
  void a_write_ahead_log_cut_in_half_is_known() throws IOException {
    try (var opened = TestDatabase.of(Dialect.SQLITE)) {
      tell(opened);
      var copy = copyWithoutLog(opened.where());
      var log = Path.of(opened.where() + "-wal");
      var cut = Path.of(copy + "-wal");
      Files.copy(log, cut);
      try (var channel = FileChannel.open(cut, StandardOpenOption.WRITE)) {
        channel.truncate(Files.size(log) / 2);
      }

      assertThat(verify.of(copy.toString()).clean()).isFalse();
    }
  }

  @Test
  void no_flipped_bit_of_a_fact_goes_unnoticed() throws IOException {
    try (var opened = TestDatabase.of(Dialect.SQLITE)) {
      tell(opened);
      opened.database().close();
      var whole = Files.readAllBytes(Path.of(opened.where()));
      var random = new Random(4);
      var changed = 0;
      for (var round = 0; round < 200; round++) {
        var bytes = whole.clone();
        bytes[100 + random.nextInt(bytes.length - 100)] ^= (byte) (1 << random.nextInt(8));
        var flipped = folder.resolve("flipped-" + round + ".db");
        Files.write(flipped, bytes);
        if (differs(flipped, opened.where())) {
          changed++;
          assertThat(verifies(flipped)).as("round " + round).isFalse();
        }
      }
      assertThat(changed).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_database_of_an_older_version_is_not_called_damaged(Dialect dialect) throws SQLException {
    try (var test = TestDatabase.of(dialect);
        var connection = test.bareConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          DELETE FROM flyway_schema_history
          WHERE installed_rank = (SELECT MAX(installed_rank) FROM flyway_schema_history)
          """);

      assertThatThrownBy(() -> verify.of(test.where()))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("older version of Heed; 1 migration is to come")
          .hasMessageContaining("bin/heed migrate");
    }
  }

  @Test
  void what_is_no_database_is_said_and_not_made() throws IOException {
    var missing = folder.resolve("missing.db");
    var picture = folder.resolve("picture.db");
    Files.write(
        picture,
        new byte[] {
          (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1
        });

    assertThatThrownBy(() -> verify.of(missing.toString()))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("There is no database");
    assertThatThrownBy(() -> verify.of(picture.toString()))
        .isInstanceOf(DamagedDatabase.class)
        .hasMessageContaining("is not a SQLite database");
    assertThat(missing).doesNotExist();
  }

  /// One of each kind, an update and a deletion: ten changes, seven facts.
  private static void tell(TestDatabase opened) {
    var desk = new Desk(opened.database());
    desk.keep(acme().health(10));
    desk.keep(acme());
    desk.keep(globex());
    desk.keep(sso());
    desk.keep("r1", ARequest.by(acme(), sso()));
    desk.keep("r2", ARequest.by(globex(), sso()));
    desk.write(tx -> {
      desk.filing.delete(tx, "r2", null);
      return true;
    });
    desk.keep(Cast.CARA);
    desk.write(tx -> new TokenStore(desk.ids).create(tx, "reader", Role.VIEWER, null));
    desk.write(tx -> new PolicyStore().put(tx, cautious()));
  }

  private static ScoringPolicy cautious() {
    var sent = heed.platform.Json.treeOf(ScoringPolicy.DEFAULT);
    ((tools.jackson.databind.node.ObjectNode) sent).put("expansionChance", 0.1);
    return ScoringPolicy.of(sent, ScoringPolicy.DEFAULT);
  }

  private static void execute(String where, String... statements) throws SQLException {
    var address = Dialect.of(where) == Dialect.SQLITE ? "jdbc:sqlite:" + where : where;
    try (var connection = DriverManager.getConnection(address);
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private Path copyWithoutLog(String where) throws IOException {
    var copy = folder.resolve("copy.db");
    Files.copy(Path.of(where), copy, StandardCopyOption.REPLACE_EXISTING);
    Files.copy(Path.of(where + ".head"), Path.of(copy + ".head"));
    return copy;
  }

  private boolean verifies(Path database) {
    try {
      return verify.of(database.toString()).clean();
    } catch (RuntimeException refused) {
      return false;
    }
  }

  /// Whether the facts read differently, or cannot be read at all.
  private static boolean differs(Path flipped, String original) {
    try {
      return !facts(flipped.toString()).equals(facts(original));
    } catch (SQLException unreadable) {
      return true;
    }
  }

  private static String facts(String where) throws SQLException {
    var facts = new StringBuilder();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + where);
        var statement = connection.createStatement()) {
      for (var table :
          new String[] {"account", "feature", "request", "person", "policy", "change"}) {
        try (var rows =
            statement.executeQuery("SELECT * FROM " + table + " NOT INDEXED ORDER BY 1")) {
          while (rows.next()) {
            for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
              facts.append(rows.getString(column)).append('\0');
            }
          }
        }
      }
    }
    return facts.toString();
  }
}
