package heed.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {
  private static List<String> tables(Connection connection) throws SQLException {
    var tables = new ArrayList<String>();
    var schema = connection.getSchema();
    try (var rows = connection.getMetaData().getTables(null, schema, "%", new String[] {"TABLE"})) {
      while (rows.next()) {
        tables.add(rows.getString("TABLE_NAME"));
      }
    }
    tables.removeIf(table -> table.startsWith("flyway") || table.startsWith("sqlite"));
    return tables.stream().sorted().toList();
  }

  /// What a catalogue says of every table: columns with type and nullability, primary keys, foreign
  /// keys and unique or plain indexes by their columns.
  private static Map<String, String> catalogue(String where) throws SQLException {
    var catalogue = new TreeMap<String, String>();
    try (var connection = TestDatabase.bareConnection(where)) {
      var schema = connection.getSchema();
      var meta = connection.getMetaData();
      for (var table : tables(connection)) {
        try (var rows = meta.getColumns(null, schema, table, "%")) {
          while (rows.next()) {
            catalogue.put(table + "." + rows.getString("COLUMN_NAME"), column(rows));
          }
        }
        var keys = new TreeMap<Integer, String>();
        try (var rows = meta.getPrimaryKeys(null, schema, table)) {
          while (rows.next()) {
            keys.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
          }
        }
        catalogue.put(table + " key", keys.values().toString());
        var references = new TreeSet<String>();
        try (var rows = meta.getImportedKeys(null, schema, table)) {
          while (rows.next()) {
            references.add(
                rows.getString("FKCOLUMN_NAME")
                    + " → "
                    + rows.getString("PKTABLE_NAME")
                    + "."
                    + rows.getString("PKCOLUMN_NAME"));
          }
        }
        catalogue.put(table + " references", references.toString());
        catalogue.put(table + " indexes", indexes(connection, table));
      }
    }
    return catalogue;
  }

  private static String column(ResultSet row) throws SQLException {
    var type =
        switch (row.getString("TYPE_NAME").toLowerCase(java.util.Locale.ROOT)) {
          case "text" -> "text";
          case "bigint", "int8" -> "bigint";
          case "integer", "int4" -> "integer";
          default -> row.getString("TYPE_NAME") + " " + (row.getInt("DATA_TYPE") == Types.BLOB);
        };
    return type + (row.getInt("NULLABLE") == 0 ? " not null" : "");
  }

  /// Indexes that we named ourselves; the others stand for keys.
  private static String indexes(Connection connection, String table) throws SQLException {
    var indexes = new TreeMap<String, String>();
    try (var rows =
        connection.getMetaData().getIndexInfo(null, connection.getSchema(), table, false, false)) {
      while (rows.next()) {
        var name = String.valueOf(rows.getString("INDEX_NAME"));
        var own = !name.startsWith("sqlite_autoindex") && !name.matches(".*_p?key");
        if (own) {
          indexes.merge(
              name + (rows.getBoolean("NON_UNIQUE") ? "" : " unique"),
              rows.getString("COLUMN_NAME"),
              (before, more) -> before + ", " + more);
        }
      }
    }
    return indexes.toString();
  }

  @Test
  void both_databases_get_the_same_tables_columns_keys_and_indexes_from_nothing()
      throws SQLException {
    var sqlite = TestDatabase.newPlace(Dialect.SQLITE);
    var postgresql = TestDatabase.newPlace(Dialect.POSTGRESQL);

    Database.migrate(sqlite);
    Database.migrate(postgresql);

    assertThat(catalogue(sqlite))
        .containsKeys("account.key", "feature.root", "request.place", "loop.owner", "outbox.state")
        .isEqualTo(catalogue(postgresql));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void migrating_twice_does_nothing(Dialect dialect) {
    var where = TestDatabase.newPlace(dialect);

    assertThat(Database.migrate(where)).isPositive();
    assertThat(Database.migrate(where)).isZero();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_change_log_is_only_ever_appended_to(Dialect dialect) throws SQLException {
    try (var test = TestDatabase.of(dialect);
        var connection = test.bareConnection()) {
      test.database().writer().write("ann", tx -> tx.record("noted", "thing", "a", "before"));
      test.database().writer().write("ann", tx -> tx.record("noted", "thing", "b", "before"));

      for (var edit :
          List.of(
              "UPDATE change SET facts = 'forged' WHERE sequence = 1",
              "UPDATE change SET actor = 'bob'",
              "DELETE FROM change WHERE sequence = 2",
              "DELETE FROM change")) {
        assertThatThrownBy(() -> execute(connection, edit)).hasMessageContaining("append-only");
      }
      if (dialect == Dialect.POSTGRESQL) {
        assertThatThrownBy(() -> execute(connection, "TRUNCATE change"))
            .hasMessageContaining("append-only");
      } else {
        var replace = "INSERT OR REPLACE INTO change SELECT * FROM change WHERE sequence = 1";
        assertThatThrownBy(
                () -> test.database().writer().write("ann", tx -> tx.handle().execute(replace)))
            .hasMessageContaining("append-only");
      }

      assertThat(Chain.whole(test.database())).extracting(Change::facts).containsOnly("\"before\"");
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void rules_of_the_tables_hold_even_for_hands_on_the_database(Dialect dialect)
      throws SQLException {
    try (var test = TestDatabase.of(dialect)) {
      for (var wrong :
          List.of(
              "INSERT INTO account (key, name, arr_minor, lifecycle, search_text, version)"
                  + " VALUES ('a', 'A', -1, 'customer', 'a', 1)",
              "INSERT INTO account (key, name, arr_minor, lifecycle, search_text, version)"
                  + " VALUES ('a', 'A', 1, 'lost', 'a', 1)",
              "INSERT INTO account (key, name, arr_minor, health, lifecycle, search_text, version)"
                  + " VALUES ('a', 'A', 1, 101, 'customer', 'a', 1)",
              "INSERT INTO request (key, place, account, feature, severity, core_use_case, version)"
                  + " VALUES ('r', 1, 'nobody', 'nothing', 3, 0, 1)",
              "INSERT INTO feature (key, title, status, root, search_text, merged_into, version)"
                  + " VALUES ('f', 'F', 'new', 'f', 'f', 'nothing', 1)")) {
        assertThatThrownBy(
                () -> test.database().writer().write("ann", tx -> tx.handle().execute(wrong)))
            .hasMessageMatching("(?is).*constraint.*");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"facts = 'forged'", "actor = 'bob'", "at_ms = at_ms + 1", "key = 'b'"})
  void an_edit_past_the_triggers_breaks_the_chain(String edit) throws SQLException {
    try (var test = TestDatabase.of(Dialect.SQLITE);
        var connection = test.bareConnection()) {
      test.database().writer().write("ann", tx -> tx.record("noted", "thing", "a", "before"));
      test.database().writer().write("ann", tx -> tx.record("noted", "thing", "c", "before"));
      execute(connection, "DROP TRIGGER change_is_not_edited");

      execute(connection, "UPDATE change SET " + edit + " WHERE sequence = 1");

      assertThatThrownBy(() -> Chain.whole(test.database()))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("breaks at 1");
    }
  }
}
