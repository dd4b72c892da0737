package heed.platform.database;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Walks the change log of a test's database.
public final class Chain {
  private Chain() {}

  /// Every change, oldest first.
  ///
  /// @throws AssertionError when a sequence is missing or a checksum is not that of its row
  public static List<Change> whole(Database database) {
    return database.read(Chain::whole);
  }

  private static List<Change> whole(Handle handle) {
    var changes = new ArrayList<Change>();
    var head = new ChangeLog.Head(0, ChangeLog.GENESIS);
    for (var change : ChangeLog.after(handle, 0, Integer.MAX_VALUE)) {
      var expected =
          ChangeLog.checksum(
              head.checksum(),
              head.sequence() + 1,
              change.atMs(),
              change.actor(),
              change.action(),
              change.subject(),
              change.key(),
              change.facts(),
              change.note());
      if (change.sequence() != head.sequence() + 1 || !change.checksum().equals(expected)) {
        throw new AssertionError(
            "The chain breaks at " + change.sequence() + ", after " + head.sequence());
      }
      head = new ChangeLog.Head(change.sequence(), change.checksum());
      changes.add(change);
    }
    return changes;
  }
}
