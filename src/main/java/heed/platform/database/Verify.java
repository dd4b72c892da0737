package heed.platform.database;

import heed.platform.Masking;
import heed.platform.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/// Reads a whole database and says what is not as it was written: the file itself, the chain of the
/// change log, its end as remembered beside the file, and every stored fact against the log.
/// Changes nothing; may run beside a service.
public final class Verify {
  /// Most problems listed; the others are counted.
  public static final int MOST_PROBLEMS = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Hears of the rows of one subject.
  @FunctionalInterface
  public interface Reader {
    /// Tells of a row.
    ///
    /// @param version the row's version, which is the sequence of its last change; null when the
    ///   subject has none
    /// @param facts what the last change of the row recorded
    void row(String key, @Nullable Long version, Object facts);
  }

  /// Hands every row of one subject to a reader.
  @FunctionalInterface
  public interface Rows {
    void forEach(Handle handle, Reader reader);
  }

  /// Something whose rows stand in the change log.
  ///
  /// @param name the subject of its changes
  public record Subject(String name, Rows rows) {}

  /// Something that is worked out from facts and stored for speed, and so stands in no change.
  ///
  /// @param wrong one sentence for each row that is not as it should be
  public record Derived(String name, Function<Handle, List<String>> wrong) {}

  /// What was found.
  ///
  /// @param changes how many rows the change log has
  /// @param facts how many facts were compared with it
  /// @param problems one sentence each, the first [#MOST_PROBLEMS]
  /// @param count how many problems there are
  /// @param head the end of the change log
  public record Findings(
      long changes, long facts, List<String> problems, long count, ChangeLog.Head head) {
    public boolean clean() {
      return count == 0;
    }
  }

  private final List<Subject> subjects;
  private final List<Derived> derived;

  public Verify(List<Subject> subjects, List<Derived> derived) {
    this.subjects = List.copyOf(subjects);
    this.derived = List.copyOf(derived);
  }

  /// Verifies a database.
  ///
  /// @param where a path for SQLite, or a `jdbc:postgresql:` address
  /// @throws Refused when there is none, or when it is of an older version
  /// @throws DamagedDatabase when it is no database at all
  public Findings of(String where) {
    if (Dialect.of(where) == Dialect.SQLITE) {
      refuseMissing(Path.of(where));
      SqliteFile.prepare(Path.of(where));
    }
    refuseOlder(where);
    try (var handle = Jdbi.create(() -> connect(where)).open()) {
      var problems = new Problems();
      if (Dialect.of(where) == Dialect.SQLITE) {
        checkFile(handle, problems);
        checkHead(handle, Path.of(where), problems);
      }
      // One snapshot: what a service commits meanwhile is not half seen.
      return handle.inTransaction(
          TransactionIsolationLevel.SERIALIZABLE, snapshot -> compare(snapshot, problems));
    } catch (JdbiException unreadable) {
      throw DamagedDatabase.unreachable(Masking.passwords(where), unreadable);
    }
  }

  /// What an older version wrote lacks what this one looks for, and nothing is wrong with that.
  private static void refuseOlder(String where) {
    var pending = Database.pendingMigrations(where);
    if (pending > 0) {
      throw Refused.because(
          Refused.Kind.CONFLICT,
          "The database "
              + Masking.passwords(where)
              + " was written by an older version of Heed; "
              + pending
              + (pending == 1 ? " migration is" : " migrations are")
              + " to come. Run bin/heed migrate first: it changes no fact.");
    }
  }

  /// @throws Refused NOT_FOUND when there is no such file
  static void refuseMissing(Path database) {
    if (!Files.exists(database)) {
      throw Refused.because(
          Refused.Kind.NOT_FOUND, "There is no database " + database + ". HEED_DB says where.");
    }
  }

  private static Connection connect(String where) throws java.sql.SQLException {
    var connection = Database.connect(where, PATIENCE);
    if (Dialect.of(where) == Dialect.SQLITE) {
      try (var statement = connection.createStatement()) {
        statement.execute("PRAGMA query_only = 1");
      }
    }
    return connection;
  }

  private static void checkFile(Handle handle, Problems problems) {
    problems.during(
        "SQLite cannot read its own file",
        () -> {
          var said = handle.createQuery("PRAGMA integrity_check(20)").mapTo(String.class).list();
          said.stream()
              .filter(line -> !line.equals("ok"))
              .forEach(line -> problems.add("SQLite finds damage: " + line + "."));
          handle
              .createQuery("PRAGMA foreign_key_check")
              .map((row, _) -> row.getString(1) + " refers to a missing " + row.getString(3))
              .forEach(line -> problems.add("A row of " + line + "."));
        });
  }

  private static void checkHead(Handle handle, Path database, Problems problems) {
    problems.during(
        "The end of the change log cannot be compared",
        () -> {
          try {
            new HeadFile(database).check(handle);
          } catch (DamagedDatabase damaged) {
            problems.add(String.valueOf(damaged.getMessage()));
          }
        });
  }

  private Findings compare(Handle handle, Problems problems) {
    var log = new CheckedLog(subjects.stream().map(Subject::name).toList(), problems);
    problems.during("The change log cannot be read", () -> log.read(handle));
    for (var subject : subjects) {
      problems.during(
          "Rows of " + subject.name() + " cannot be read",
          () ->
              subject
                  .rows()
                  .forEach(
                      handle,
                      (key, version, facts) ->
                          log.compare(handle, subject.name(), key, version, facts)));
    }
    log.reportMissing();
    for (var each : derived) {
      problems.during(
          each.name() + " cannot be read", () -> each.wrong().apply(handle).forEach(problems::add));
    }
    return new Findings(
        log.changes(), log.compared(), problems.sentences(), problems.count(), log.head());
  }

  /// Problems as they are found, listed up to a limit.
  static final class Problems {
    private final List<String> sentences = new ArrayList<>();
    private long count;

    void add(String sentence) {
      count++;
      if (sentences.size() < MOST_PROBLEMS) {
        sentences.add(sentence);
      }
    }

    /// A damaged file may fail at any read; what comes after is looked at all the same.
    void during(String what, Runnable reading) {
      try {
        reading.run();
      } catch (RuntimeException unreadable) {
        Throwable cause = unreadable;
        while (cause.getCause() != null) {
          cause = cause.getCause();
        }
        add(what + ": " + String.valueOf(cause.getMessage()).lines().findFirst().orElse("") + ".");
      }
    }

    List<String> sentences() {
      return List.copyOf(sentences);
    }

    long count() {
      return count;
    }
  }
}
