package heed.cast;

import heed.platform.database.Database;
import heed.platform.database.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;

/// A database of a test's own, migrated and empty: a SQLite file, or a new database on the one
/// PostgreSQL server of this JVM. A server that does not start fails the test; it is never skipped.
public final class TestDatabase implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Dialect dialect;
  private final String where;
  private final InstantSource clock;
  private final Deque<Database> open = new ArrayDeque<>();
  private final Database database;

  private TestDatabase(Dialect dialect, InstantSource clock) {
    this.dialect = dialect;
    this.where =
        switch (dialect) {
          case SQLITE -> newFile().toString();
          case POSTGRESQL -> PostgresServer.newMigratedDatabase();
        };
    this.clock = clock;
    this.database = another();
  }

  /// A database whose clock stands at the morning of the cast's day.
  public static TestDatabase of(Dialect dialect) {
    return of(dialect, SettableClock.morning());
  }

  public static TestDatabase of(Dialect dialect, InstantSource clock) {
    return new TestDatabase(dialect, clock);
  }

  /// A place for a database that nobody has opened or migrated yet, as `HEED_DB` would name it.
  public static String newPlace(Dialect dialect) {
    return switch (dialect) {
      case SQLITE -> newFile().toString();
      case POSTGRESQL -> PostgresServer.newDatabase();
    };
  }

  public Database database() {
    return database;
  }

  /// As `HEED_DB` names it: a path, or a `jdbc:postgresql:` address.
  public String where() {
    return where;
  }

  /// The same database opened once more, as a second process would; closed with this one.
  public Database another() {
    return another(PATIENCE);
  }

  /// As [#another()], waiting only so long while others hold the database.
  public Database another(Duration patience) {
    var other = Database.open(where, patience, clock);
    open.push(other);
    return other;
  }

  /// A bare connection, as another program would have; the caller closes it.
  public Connection bareConnection() throws SQLException {
    return bareConnection(where);
  }

  public static Connection bareConnection(String where) throws SQLException {
    return DriverManager.getConnection(
        Dialect.of(where) == Dialect.SQLITE ? "jdbc:sqlite:" + where : where);
  }

  @Override
  public void close() {
    open.forEach(Database::close);
    if (dialect == Dialect.SQLITE) {
      deleteFolder(Path.of(where).getParent());
    }
  }

  private static Path newFile() {
    try {
      return Files.createTempDirectory("heed-test").resolve("heed.db");
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static void deleteFolder(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
