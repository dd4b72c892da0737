package heed.loop;

import heed.outbox.Outbox;
import heed.platform.database.Transaction;
import java.util.LinkedHashMap;
import java.util.List;

/// Stores loops together with their rows in the change log, many at a time, and lets the messages
/// about them be shown anew.
final class KeepingLoops {
  private final LoopStore loops;
  private final Outbox outbox;

  KeepingLoops(LoopStore loops, Outbox outbox) {
    this.loops = loops;
    this.outbox = outbox;
  }

  void open(Transaction transaction, List<Loop> opened) {
    loops.insert(transaction.handle(), opened, transaction.nextSequence());
    record(transaction, "opened", opened);
  }

  void change(Transaction transaction, String action, List<Loop> changed) {
    loops.update(transaction.handle(), changed, transaction.nextSequence());
    record(transaction, action, changed);
    outbox.changed(transaction, changed.stream().map(Loop::id).toList());
  }

  private static void record(Transaction transaction, String action, List<Loop> changed) {
    var facts = new LinkedHashMap<String, Loop>();
    changed.forEach(loop -> facts.put(loop.id(), loop));
    transaction.recordAll(action, ChangingStatus.SUBJECT, facts);
  }
}
