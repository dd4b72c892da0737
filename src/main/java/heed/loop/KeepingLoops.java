package heed.loop;

import heed.outbox.Outbox;
import heed.platform.database.Transaction;
import java.util.LinkedHashMap;
import java.util.List;

/// Stores loops together with their rows in the change log, many at a time, and lets the messages
/// about them be shown anew.
final class KeepingLoops {
  private final LoopRecordStore rows = new LoopRecordStore();
  private final Outbox outbox;

  KeepingLoops(Outbox outbox) {
    this.outbox = outbox;
  }

  void open(Transaction transaction, List<Loop> opened) {
    rows.insert(transaction.handle(), opened, transaction.nextSequence());
    record(transaction, "opened", opened);
  }

  void change(Transaction transaction, String action, List<Loop> changed) {
    rows.update(transaction.handle(), changed, transaction.nextSequence());
    record(transaction, action, changed);
    outbox.changed(transaction, changed.stream().map(Loop::id).toList());
  }

  private static void record(Transaction transaction, String action, List<Loop> changed) {
    var facts = new LinkedHashMap<String, Loop>();
    changed.forEach(loop -> facts.put(loop.id(), loop));
    transaction.recordAll(action, ChangingStatus.SUBJECT, facts);
  }
}
