package heed.platform.database;

import heed.platform.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// What a use case writes with: the handle for stores, who acts, when, and the change log. Lives on
/// the writer's thread for the length of one piece of work.
public final class Transaction {
  private static final String INSERT =
      """
      INSERT INTO change (sequence, at_ms, actor, action, subject, key, facts, note, checksum)
      VALUES (:sequence, :atMs, :actor, :action, :subject, :key, :facts, :note, :checksum)
      """;

  /// Rows sent to the database at once.
  private static final int BATCH = 1000;

  private final Handle handle;
  private final String actor;
  private final long atMs;
  private final List<Change> changes = new ArrayList<>();
  private ChangeLog.Head head;

  Transaction(Handle handle, String actor, long atMs, ChangeLog.Head head) {
    this.handle = handle;
    this.actor = actor;
    this.atMs = atMs;
    this.head = head;
  }

  public Handle handle() {
    return handle;
  }

  /// Who acts: a person's e-mail address, `token:NAME`, or a command.
  public String actor() {
    return actor;
  }

  /// When, in epoch milliseconds: one instant for the whole work.
  public long atMs() {
    return atMs;
  }

  /// The sequence that the next recorded change will have: a row's version is set before its change
  /// is recorded.
  public long nextSequence() {
    return head.sequence() + 1;
  }

  /// Adds a row to the change log.
  ///
  /// @param facts the subject as it is now; null when it is gone
  public Change record(String action, String subject, String key, @Nullable Object facts) {
    return record(action, subject, key, facts, null);
  }

  /// Adds a row to the change log, with a note of what the facts cannot say.
  public Change record(
      String action, String subject, String key, @Nullable Object facts, @Nullable Object note) {
    var change = next(action, subject, key, facts, note);
    bound(handle.createUpdate(INSERT), change).execute();
    return change;
  }

  /// Adds many rows of one kind, in this order, in a fraction of the time.
  ///
  /// @param facts each subject as it is now, by key
  public void recordAll(String action, String subject, SequencedMap<String, ?> facts) {
    try (var batch = handle.prepareBatch(INSERT)) {
      facts.forEach((key, fact) -> {
        bound(batch, next(action, subject, key, fact, null)).add();
        if (batch.size() == BATCH) {
          batch.execute();
        }
      });
      batch.execute();
    }
  }

  private Change next(
      String action, String subject, String key, @Nullable Object facts, @Nullable Object note) {
    var json = facts == null ? null : Json.write(facts);
    var noted = note == null ? null : Json.write(note);
    var sequence = nextSequence();
    var checksum =
        ChangeLog.checksum(
            head.checksum(), sequence, atMs, actor, action, subject, key, json, noted);
    var change =
        new Change(sequence, atMs, actor, action, subject, key, json, noted, checksum, facts);
    changes.add(change);
    head = new ChangeLog.Head(sequence, checksum);
    return change;
  }

  private static <S extends SqlStatement<S>> S bound(S statement, Change change) {
    return statement
        .bind("sequence", change.sequence())
        .bind("atMs", change.atMs())
        .bind("actor", change.actor())
        .bind("action", change.action())
        .bind("subject", change.subject())
        .bind("key", change.key())
        .bind("facts", change.facts())
        .bind("note", change.note())
        .bind("checksum", change.checksum());
  }

  ChangeLog.Head head() {
    return head;
  }

  List<Change> changes() {
    return changes;
  }
}
