package heed.platform.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads and extends the append-only change log. Each row's checksum covers the one before, so a
/// row that is edited, lost or put elsewhere is noticed.
public final class ChangeLog {
  /// The checksum before the first row.
  public static final String GENESIS = "0".repeat(64);

  static final String COLUMNS =
      "sequence, at_ms, actor, action, subject, key, facts, note, checksum";

  private ChangeLog() {}

  /// The end of the log.
  public record Head(long sequence, String checksum) {}

  public static Head head(Handle handle) {
    return handle
        .createQuery("SELECT sequence, checksum FROM change ORDER BY sequence DESC LIMIT 1")
        .map((row, _) -> new Head(row.getLong(1), row.getString(2)))
        .findOne()
        .orElse(new Head(0, GENESIS));
  }

  /// Whether the log went through this point.
  static boolean holds(Handle handle, Head head) {
    return handle
        .createQuery("SELECT checksum FROM change WHERE sequence = :sequence")
        .bind("sequence", head.sequence())
        .mapTo(String.class)
        .findOne()
        .filter(head.checksum()::equals)
        .isPresent();
  }

  /// The changes after a sequence, oldest first.
  public static List<Change> after(Handle handle, long sequence, int limit) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM change WHERE sequence > :sequence ORDER BY sequence LIMIT :limit")
        .bind("sequence", sequence)
        .bind("limit", limit)
        .map((row, _) -> change(row))
        .list();
  }

  /// The changes of one subject, newest first.
  public static List<Change> of(Handle handle, String subject, String key, int limit) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM change WHERE subject = :subject AND key = :key"
                + " ORDER BY sequence DESC LIMIT :limit")
        .bind("subject", subject)
        .bind("key", key)
        .bind("limit", limit)
        .map((row, _) -> change(row))
        .list();
  }

  /// The change of the same subject before this one.
  public static Optional<Change> before(Handle handle, Change change) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM change WHERE subject = :subject AND key = :key AND sequence < :sequence"
                + " ORDER BY sequence DESC LIMIT 1")
        .bind("subject", change.subject())
        .bind("key", change.key())
        .bind("sequence", change.sequence())
        .map((row, _) -> change(row))
        .findOne();
  }

  /// The sequence of the last change before an instant, as far as clocks went forward; 0 when there
  /// is none.
  public static long lastBefore(Handle handle, long atMs) {
    var low = 0L;
    var high = head(handle).sequence();
    // The log has no gaps and, but for clocks that were set back, is in the order of time.
    while (low < high) {
      var middle = (low + high + 1) / 2;
      if (after(handle, middle - 1, 1).getFirst().atMs() < atMs) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /// Hands every change to a reader, oldest first, without holding them all.
  static void forEach(Handle handle, Consumer<Change> reader) {
    long from = 0;
    while (true) {
      var page = after(handle, from, 1000);
      if (page.isEmpty()) {
        return;
      }
      page.forEach(reader);
      from = page.getLast().sequence();
    }
  }

  static void insert(Handle handle, List<Change> changes) {
    var batch =
        handle.prepareBatch(
            """
            INSERT INTO change (sequence, at_ms, actor, action, subject, key, facts, note, checksum)
            VALUES (:sequence, :atMs, :actor, :action, :subject, :key, :facts, :note, :checksum)
            """);
    for (var change : changes) {
      batch
          .bind("sequence", change.sequence())
          .bind("atMs", change.atMs())
          .bind("actor", change.actor())
          .bind("action", change.action())
          .bind("subject", change.subject())
          .bind("key", change.key())
          .bindByType("facts", change.facts(), String.class)
          .bindByType("note", change.note(), String.class)
          .bind("checksum", change.checksum())
          .add();
    }
    batch.execute();
  }

  static String checksum(
      String previous,
      long sequence,
      long atMs,
      String actor,
      String action,
      String subject,
      String key,
      @Nullable String facts,
      @Nullable String note) {
    var digest = sha256();
    for (var part :
        new @Nullable String[] {
          previous,
          Long.toString(sequence),
          Long.toString(atMs),
          actor,
          action,
          subject,
          key,
          facts,
          note
        }) {
      var bytes = part == null ? null : part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes == null ? "-" : bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      if (bytes != null) {
        digest.update(bytes);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static Change change(ResultSet row) throws SQLException {
    return new Change(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        null);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
