package heed.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import heed.platform.Masking;
import heed.platform.Refused;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/// The one database of a deployment: a pool of readers that cannot write, and the [Writer].
public final class Database implements AutoCloseable {
  private static final int READERS = 4;

  /// Another process that starts at the same moment may be migrating.
  private static final Duration MIGRATION_PATIENCE = Duration.ofSeconds(20);

  /// Any number, so long as every node of a deployment asks PostgreSQL for the same.
  private static final long WRITER_LOCK = 4_835_001;

  private final String where;
  private final Dialect dialect;
  private final DataSource writers;
  private final Duration patience;
  private final @Nullable HeadFile headFile;
  private final HikariDataSource readers;
  private final Jdbi jdbi;

  /// What this thread reads with, while it reads.
  private final ScopedValue<Handle> reading = ScopedValue.newInstance();

  private final Writer writer;

  private Database(String where, Duration patience, InstantSource clock) {
    this.where = where;
    this.dialect = Dialect.of(where);
    this.patience = patience;
    this.writers = writers(where, patience);
    this.headFile = dialect == Dialect.SQLITE ? new HeadFile(Path.of(where)) : null;
    this.readers = new HikariDataSource(readers());
    this.jdbi = quiet(Jdbi.create(readers));
    this.writer = new Writer(this, patience, clock);
  }

  /// Opens a database that is migrated and whole.
  ///
  /// @param where a path for SQLite, or a `jdbc:postgresql:` address
  /// @param patience how long a write waits while another process holds the database
  /// @throws DamagedDatabase when it is not what was last written
  public static Database open(String where, Duration patience, InstantSource clock) {
    migrate(where);
    var database = new Database(where, patience, clock);
    try {
      database.checkHead();
    } catch (RuntimeException refused) {
      database.close();
      throw refused;
    }
    return database;
  }

  /// Brings the schema up to date.
  ///
  /// @return how many migrations were applied
  /// @throws DamagedDatabase when it is no database of ours, or one of a newer version
  public static int migrate(String where) {
    var dialect = Dialect.of(where);
    if (dialect == Dialect.SQLITE) {
      SqliteFile.prepare(Path.of(where));
    }
    try {
      return flyway(where).migrate().migrationsExecuted;
    } catch (FlywayException problem) {
      throw Dialect.isCutOff(problem)
          ? DamagedDatabase.unreachable(Masking.passwords(where), problem)
          : DamagedDatabase.notOurs(Masking.passwords(where), problem);
    }
  }

  /// How many migrations the schema of an older version still needs; 0 when it needs none, or when
  /// that cannot be told.
  static int pendingMigrations(String where) {
    try {
      var info = flyway(where).info();
      return info.applied().length == 0 ? 0 : info.pending().length;
    } catch (FlywayException unreadable) {
      return 0;
    }
  }

  private static Flyway flyway(String where) {
    return Flyway.configure()
        .dataSource(writers(where, MIGRATION_PATIENCE))
        .locations(
            "classpath:migrations/common", "classpath:migrations/" + Dialect.of(where).folder())
        // By default a database of a newer version would be taken for one of ours.
        .ignoreMigrationPatterns(new String[0])
        .validateMigrationNaming(true)
        .load();
  }

  public Dialect dialect() {
    return dialect;
  }

  public Writer writer() {
    return writer;
  }

  /// Reads with a handle of the pool. Every query sees what was committed before it began. A read
  /// within a read goes on with the same handle: if each waited for another, as many readers as the
  /// pool has handles would wait for each other.
  ///
  /// @throws Refused UNAVAILABLE when the database cannot be reached
  public <T> T read(Function<Handle, T> question) {
    if (reading.isBound()) {
      return question.apply(reading.get());
    }
    try (var handle = jdbi.open()) {
      return ScopedValue.where(reading, handle).call(() -> question.apply(handle));
    } catch (JdbiException problem) {
      if (problem instanceof ConnectionException
          || Dialect.isCutOff(problem)
          || dialect.isBusy(problem)) {
        throw Refused.because(
            Refused.Kind.UNAVAILABLE, "The database cannot be reached just now. Try again.");
      }
      throw problem;
    }
  }

  /// Reads with a handle that sees one moment, however many questions it is asked.
  ///
  /// @throws Refused UNAVAILABLE when the database cannot be reached
  public <T> T snapshot(Function<Handle, T> questions) {
    return read(handle ->
        handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, questions::apply));
  }

  /// Whether a reader gets an answer.
  public boolean reachable() {
    try {
      return read(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one()) == 1;
    } catch (RuntimeException unreachable) {
      return false;
    }
  }

  /// Finishes what is being written, then closes.
  @Override
  public void close() {
    writer.close();
    readers.close();
  }

  /// Where it is, without a password.
  public String name() {
    return name(where);
  }

  /// Where a database is, without a password.
  public static String name(String where) {
    return Masking.passwords(where);
  }

  Handle openForWriting() {
    return quiet(Jdbi.create(() -> connect(writers, dialect, patience)))
        .setStatementBuilderFactory(_ -> new KeptStatements())
        .open();
  }

  /// Two nodes never write at once, so that the sequence of changes is the order of commits.
  void holdOtherNodes(Handle handle) {
    if (dialect == Dialect.POSTGRESQL) {
      handle.execute("SELECT pg_advisory_xact_lock(" + WRITER_LOCK + ")");
    }
  }

  void rememberHead(ChangeLog.Head head) {
    if (headFile != null) {
      headFile.write(head);
    }
  }

  private void checkHead() {
    if (headFile != null) {
      read(handle -> {
        headFile.check(handle);
        return true;
      });
    }
  }

  private HikariConfig readers() {
    var config = new HikariConfig();
    config.setPoolName("readers");
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(2000);
    switch (dialect) {
      case SQLITE -> config.setDataSource(SqliteFile.readers(Path.of(where), patience));
      case POSTGRESQL -> {
        config.setDataSource(PostgresServer.readers(where));
        config.setReadOnly(true);
      }
    }
    return config;
  }

  /// Failures must not repeat what was bound: they are logged, and amounts and secrets are not.
  private static Jdbi quiet(Jdbi jdbi) {
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    return jdbi;
  }

  private static DataSource writers(String where, Duration patience) {
    return switch (Dialect.of(where)) {
      case SQLITE -> SqliteFile.writers(Path.of(where), patience);
      case POSTGRESQL -> PostgresServer.writers(where);
    };
  }

  /// A connection of its own, for who needs no pool. It can write.
  static Connection connect(String where, Duration patience) throws SQLException {
    return connect(writers(where, patience), Dialect.of(where), patience);
  }

  private static Connection connect(DataSource source, Dialect dialect, Duration patience)
      throws SQLException {
    var connection = source.getConnection();
    if (dialect == Dialect.POSTGRESQL) {
      try (var statement = connection.createStatement()) {
        statement.execute("SET lock_timeout = '" + patience.toMillis() + "ms'");
      }
    }
    return connection;
  }
}
