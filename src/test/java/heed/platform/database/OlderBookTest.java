package heed.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import heed.account.HealthReading;
import heed.account.HealthStore;
import heed.cast.AFeature;
import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.Desk;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.cli.Subjects;
import heed.discussion.Discussing;
import heed.feature.TellingApart;
import heed.feature.ToldApartStore;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.people.Caller;
import heed.people.KeepingViews;
import heed.people.SavedViewStore;
import heed.people.SessionStore;
import heed.platform.Json;
import heed.ranking.PolicyStore;
import heed.ranking.ScoringPolicy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A book that an older version wrote is whole after the migrations: nothing is lost, nothing is
/// made up, and what a new table remembers of the time before is what the change log says.
class OlderBookTest {
  /// In the order in which they refer to each other.
  private static final List<String> TABLES =
      List.of(
          "change",
          "person",
          "account",
          "feature",
          "request",
          "policy",
          "saved_view",
          "comment",
          "told_apart",
          "health_reading");

  private final SettableClock clock = SettableClock.morning();

  @ParameterizedTest(name = "{0}, from version {1}")
  @CsvSource({
    "SQLITE,14",
    "SQLITE,15",
    "SQLITE,16",
    "SQLITE,17",
    "SQLITE,20",
    "POSTGRESQL,14",
    "POSTGRESQL,15",
    "POSTGRESQL,16",
    "POSTGRESQL,17",
    "POSTGRESQL,20"
  })
  void it_is_whole_and_each_account_has_its_history_of_health(Dialect dialect, int version)
      throws SQLException {
    try (var today = TestDatabase.of(dialect, clock)) {
      tell(today.database(), version);
      var where = older(today, dialect, version);

      assertThat(Database.migrate(where)).isPositive();

      var findings = Subjects.verify(clock).of(where);
      assertThat(findings.problems()).isEmpty();
      assertThat(findings.facts()).isEqualTo(Subjects.verify(clock).of(today.where()).facts());
      readings(today.database(), where, dialect);
    }
  }

  @ParameterizedTest
  @CsvSource({"SQLITE", "POSTGRESQL"})
  void sessions_of_before_end_and_everything_else_goes_on(Dialect dialect) throws SQLException {
    try (var today = TestDatabase.of(dialect, clock)) {
      tell(today.database(), 17);
      var where = older(today, dialect, 17);
      try (var connection = TestDatabase.bareConnection(where);
          var statement = connection.createStatement()) {
        statement.execute(
            "INSERT INTO session (secret_hash, email, created_at_ms, expires_at_ms)"
                + " VALUES ('hash', 'pia@heed.test', 1, 99999999999999)");
      }

      try (var database = Database.open(where, java.time.Duration.ofSeconds(2), clock)) {
        var count = "SELECT COUNT(*) FROM session";
        long sessions = database.read(handle -> handle.createQuery(count).mapTo(Long.class).one());
        assertThat(sessions).isZero();
        assertThat(database.read(new PolicyStore()::history))
            .singleElement()
            .satisfies(adopted -> assertThat(adopted.reason()).isNull());
        var desk = new Desk(database, 8);
        desk.keep(Cast.acme().health(90));
        assertThat(readings(database, "acme"))
            .extracting(HealthReading::health)
            .containsExactly(90, null, 60, 35);
      }
      assertThat(Subjects.verify(clock).of(where).problems()).isEmpty();
    }
  }

  /// A story that a service of this version could have written.
  private void tell(Database database, int version) {
    var desk = new Desk(database);
    at("2026-03-01T23:59:59.999Z");
    desk.keep(Cast.acme().health(null));
    at("2026-03-31T18:20:00Z"); // the next day already where the test server lives
    desk.keep(Cast.acme().health(35));
    desk.keep(Cast.acme().health(35).arr(1));
    at("2026-10-25T00:30:00Z");
    desk.keep(Cast.acme().health(60));
    desk.keep(Cast.acme().health(null));
    desk.keep(Cast.globex().health(80));
    desk.keep(Cast.umbra());
    desk.write(OlderBookTest::keepAsOnceUponATime);
    desk.keep(Cast.sso());
    desk.keep(AFeature.titled("twin", "SAML"));
    desk.merge(AFeature.titled("twin", "SAML"), Cast.sso());
    desk.keep("r1", ARequest.by(Cast.acme(), Cast.sso()));
    desk.keep(Cast.PIA);
    desk.write(tx -> new PolicyStore().put(tx, bolder()));
    var pia = Caller.of(Cast.PIA);
    if (version >= 15) {
      var views = new KeepingViews(new SavedViewStore(), desk.ids);
      desk.write(tx -> views.save(tx, "Loud", "status=new", true, pia));
    }
    if (version >= 16) {
      var outbox = new Outbox(new OutboxStore(), desk.ids);
      var discussing = new Discussing(desk.features, desk.people, outbox, "page", desk.ids);
      desk.write(tx -> discussing.say(tx, "sso", "Words", pia));
    }
    if (version >= 17) {
      desk.keep(Cast.export());
      var apart = new TellingApart(new ToldApartStore(), desk.features);
      desk.write(tx -> {
        apart.tellApart(tx, "sso", "export");
        return true;
      });
    }
    desk.write(tx -> new SessionStore(desk.ids, desk.people).begin(tx, Cast.PIA));
  }

  private void at(String instant) {
    clock.set(Instant.parse(instant));
  }

  /// The first versions knew no language of an account and wrote none.
  private static boolean keepAsOnceUponATime(Transaction tx) {
    var facts = Json.treeOf(Cast.initech().account()).asObject();
    facts.remove("language");
    tx.handle()
        .createUpdate(
            """
            INSERT INTO account (key, name, arr_minor, health, renewal_date, csm, segment,
              lifecycle, search_text, version)
            VALUES (:key, :name, :arr, :health, :renewal, :csm, :segment, 'customer', :text, :version)
            """)
        .bind("key", facts.get("key").asString())
        .bind("name", facts.get("name").asString())
        .bind("arr", facts.get("arrMinor").asLong())
        .bind("health", facts.get("health").asInt())
        .bind("renewal", facts.get("renewalDate").asString())
        .bind("csm", facts.get("csm").asString())
        .bind("segment", facts.get("segment").asString())
        .bind("text", "initech")
        .bind("version", tx.nextSequence())
        .execute();
    tx.handle()
        .execute(
            "INSERT INTO health_reading (account, sequence, health, read_date) VALUES (?, ?, ?, ?)",
            "initech",
            tx.nextSequence(),
            facts.get("health").asInt(),
            "2026-10-25");
    tx.record("created", "account", "initech", facts);
    return true;
  }

  private static ScoringPolicy bolder() {
    var sent = Json.treeOf(ScoringPolicy.DEFAULT).asObject();
    sent.put("expansionChance", 0.9);
    return ScoringPolicy.of(sent, ScoringPolicy.DEFAULT);
  }

  /// The readings that a service of today would have written at the time.
  private void readings(Database today, String where, Dialect dialect) {
    try (var database = Database.open(where, java.time.Duration.ofSeconds(2), clock)) {
      assertThat(readings(database, "acme"))
          .isEqualTo(readings(today, "acme"))
          .extracting(HealthReading::health, HealthReading::date)
          .containsExactly(
              tuple(null, LocalDate.of(2026, 10, 25)),
              tuple(60, LocalDate.of(2026, 10, 25)),
              tuple(35, LocalDate.of(2026, 3, 31)));
      assertThat(database.read(new HealthStore()::dates))
          .as(dialect.toString())
          .isEqualTo(
              Map.of(
                  "acme", LocalDate.of(2026, 10, 25),
                  "globex", LocalDate.of(2026, 10, 25),
                  "initech", LocalDate.of(2026, 10, 25)));
      assertThat(readings(database, "initech"))
          .extracting(HealthReading::health)
          .containsExactly(Cast.initech().account().health());
    }
  }

  private static List<HealthReading> readings(Database database, String account) {
    return database.read(handle -> new HealthStore().of(handle, account, 9));
  }

  /// A database of the older version that holds what this one holds, as far as it can.
  private static String older(TestDatabase today, Dialect dialect, int version)
      throws SQLException {
    var where = TestDatabase.newPlace(dialect);
    if (dialect == Dialect.SQLITE) {
      SqliteFile.prepare(Path.of(where));
    }
    Flyway.configure()
        .dataSource(dialect == Dialect.SQLITE ? "jdbc:sqlite:" + where : where, null, null)
        .locations("classpath:migrations/common", "classpath:migrations/" + dialect.folder())
        .target(Integer.toString(version))
        .load()
        .migrate();
    try (var from = today.bareConnection();
        var to = TestDatabase.bareConnection(where)) {
      for (var table : TABLES) {
        var columns = columns(to, table);
        columns.retainAll(columns(from, table));
        if (!columns.isEmpty()) {
          copy(from, to, table, List.copyOf(columns));
        }
      }
    }
    return where;
  }

  private static Set<String> columns(Connection connection, String table) throws SQLException {
    var columns = new TreeSet<String>();
    try (var rows = connection.getMetaData().getColumns(null, connection.getSchema(), table, "%")) {
      while (rows.next()) {
        columns.add(rows.getString("COLUMN_NAME"));
      }
    }
    return columns;
  }

  /// A feature that was merged comes after the one it was merged into.
  private static String order(String table) {
    return table.equals("feature") ? "CASE WHEN merged_into IS NULL THEN 0 ELSE 1 END" : "1";
  }

  private static void copy(Connection from, Connection to, String table, List<String> columns)
      throws SQLException {
    var names = String.join(", ", columns);
    var marks = String.join(", ", columns.stream().map(_ -> "?").toList());
    try (var reading = from.createStatement();
        var rows =
            reading.executeQuery(
                "SELECT " + names + " FROM " + table + " ORDER BY " + order(table));
        var insert =
            to.prepareStatement(
                "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")")) {
      while (rows.next()) {
        for (var column = 1; column <= columns.size(); column++) {
          insert.setObject(column, rows.getObject(column));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
