package heed.platform.database;

import heed.platform.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What a use case writes with: the handle for stores, who acts, when, and the change log. Lives on
/// the writer's thread for the length of one piece of work.
public final class Transaction {
  /// Changes are written in batches of this many: a long import is mostly changes.
  private static final int BATCH = 500;

  /// Most characters of facts that listeners are handed; a longer work must fit in a small heap.
  private static final int MOST_TOLD = 4_000_000;

  private final Handle handle;
  private final String actor;
  private final long atMs;
  private final List<Change> unwritten = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private int told;
  private boolean takenBack;
  private Writer.@Nullable Work<?> rest;
  private boolean restIsAwaited;
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

  /// Lets this work's changes be taken back when it ends; it still answers. For rehearsals.
  public void takeBack() {
    takenBack = true;
  }

  /// Leaves the rest of a long work to a transaction of its own, behind everybody who waits by
  /// then; whoever wrote gets the answer after the last. A part is lost when the process dies
  /// before it: what is left must stand in the database, in this transaction.
  public void continueWith(Writer.Work<?> next) {
    rest = next;
    restIsAwaited = true;
  }

  /// As [#continueWith], but whoever wrote gets the answer now.
  public void continueLaterWith(Writer.Work<?> next) {
    rest = next;
    restIsAwaited = false;
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
    var json = facts == null ? null : Json.write(facts);
    var noted = note == null ? null : Json.write(note);
    var sequence = nextSequence();
    var checksum =
        ChangeLog.checksum(
            head.checksum(), sequence, atMs, actor, action, subject, key, json, noted);
    var change =
        new Change(sequence, atMs, actor, action, subject, key, json, noted, checksum, facts);
    head = new ChangeLog.Head(sequence, checksum);
    unwritten.add(change);
    if (unwritten.size() == BATCH) {
      writeChanges();
    }
    tell(change);
    return change;
  }

  /// Adds a row for each of many subjects, in this order.
  ///
  /// @param facts each subject as it is now, by key
  public void recordAll(String action, String subject, SequencedMap<String, ?> facts) {
    facts.forEach((key, fact) -> record(action, subject, key, fact));
  }

  /// Writes the changes that were recorded and not yet written, so that this work can read them in
  /// the log.
  public void writeChanges() {
    if (!unwritten.isEmpty()) {
      ChangeLog.insert(handle, unwritten);
      unwritten.clear();
    }
  }

  Writer.@Nullable Work<?> rest() {
    return rest;
  }

  boolean restIsAwaited() {
    return restIsAwaited;
  }

  boolean takenBack() {
    return takenBack;
  }

  ChangeLog.Head head() {
    return head;
  }

  /// What was recorded. Of a very long work only the last change is left: whoever follows sees that
  /// the sequence jumped and reads the log.
  List<Change> changes() {
    return changes;
  }

  private void tell(Change change) {
    told += change.facts() == null ? 0 : change.facts().length();
    if (told > MOST_TOLD) {
      changes.clear();
    }
    changes.add(change);
  }
}
