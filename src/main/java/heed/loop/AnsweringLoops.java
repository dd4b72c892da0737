package heed.loop;

import heed.feature.FeatureStore;
import heed.outbox.Outbox;
import heed.people.Caller;
import heed.platform.Refused;
import heed.platform.database.Transaction;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What people do about the word they owe. A CSM answers their own loops; PMs and admins answer
/// any, those of nobody in particular among them.
public final class AnsweringLoops {
  private final LoopStore loops;
  private final OpenLoops open;
  private final KeepingLoops keeping;
  private final FeatureStore features;
  private final Notices notices;
  private final Pool pool;

  /// @param transport by which CSMs are told: `slack`, or `page` for a service without any
  public AnsweringLoops(LoopStore loops, FeatureStore features, Outbox outbox, String transport) {
    this.loops = loops;
    this.open = new OpenLoops(loops);
    this.keeping = new KeepingLoops(outbox);
    this.features = features;
    this.notices = new Notices(outbox, transport);
    this.pool = new Pool(loops, features, outbox, transport);
  }

  /// What is done about many loops at once.
  public Pool pool() {
    return pool;
  }

  /// The customer was told.
  ///
  /// @throws Refused NOT_FOUND; FORBIDDEN when it is another's loop; CONFLICT when it has ended
  public LedgerLine told(Transaction transaction, String id, Answer.Told told, Caller caller) {
    var line = open.find(transaction, id, caller);
    var promised = promised(transaction, line.loop());
    return keep(
        transaction,
        "told",
        line.loop().told(told, promised, transaction.actor(), transaction.atMs()));
  }

  /// The day that the customer counts on once they are told: the one in the draft.
  private @Nullable LocalDate promised(Transaction transaction, Loop loop) {
    return switch (loop.milestone()) {
      case PLANNED, SLIPPED, STARTED -> {
        var feature = features.findRoot(transaction.handle(), loop.feature()).orElseThrow().value();
        var today = DueDates.day(transaction.atMs());
        yield Drafts.date(loop.milestone(), feature, loop.brokenDate(), today);
      }
      case SHIPPED, DECLINED -> null;
    };
  }

  /// The owner wants to be reminded on a later day.
  ///
  /// @throws Refused as [#told]; INVALID when the day is not after today
  public LedgerLine snooze(
      Transaction transaction, String id, Answer.Snooze snooze, Caller caller) {
    var line = open.find(transaction, id, caller);
    var today = DueDates.day(transaction.atMs());
    if (!snooze.until().isAfter(today)) {
      throw Refused.field("until", "Until must be a day after today, " + today + ".");
    }
    return keep(transaction, "snoozed", line.loop().snoozed(snooze.until()));
  }

  /// Nobody needs to be told.
  ///
  /// @throws Refused as [#told]
  public LedgerLine waive(Transaction transaction, String id, Answer.Waiver waiver, Caller caller) {
    var line = open.find(transaction, id, caller);
    return keep(
        transaction,
        "waived",
        line.loop().waived(waiver.reason(), transaction.actor(), transaction.atMs()));
  }

  /// It goes into other hands, or to the pool; whoever has it now gets a message, unless it was
  /// their own act.
  ///
  /// @throws Refused as [#told]
  public LedgerLine reassign(
      Transaction transaction, String id, Answer.Handover handover, Caller caller) {
    var line = open.find(transaction, id, caller);
    if (Objects.equals(line.csm(), handover.csm())) {
      return line;
    }
    var handed =
        keep(transaction, "reassigned", line.loop().handedTo(owner(transaction, line, handover)));
    if (handed.csm() == null || !caller.is(handed.csm())) {
      tell(transaction, handed);
    }
    return handed;
  }

  /// Given back to the account's own CSM, a loop follows the account again.
  private @Nullable String owner(
      Transaction transaction, LedgerLine line, Answer.Handover handover) {
    if (handover.csm() == null) {
      return Loop.POOL;
    }
    var following = loops.csmOf(transaction.handle(), line.loop().account());
    return handover.csm().equals(following.orElse(null)) ? null : handover.csm();
  }

  private void tell(Transaction transaction, LedgerLine line) {
    var loop = line.loop();
    var feature = features.findRoot(transaction.handle(), loop.feature()).orElseThrow().value();
    var event =
        new Notices.Event(feature, loop.milestone(), loop.change(), null, transaction.actor());
    var recipient = line.csm() == null ? Notice.TRIAGE : line.csm();
    notices.send(transaction, event, recipient, List.of(line));
  }

  private LedgerLine keep(Transaction transaction, String action, Loop loop) {
    keeping.change(transaction, action, List.of(loop));
    return loops.find(transaction.handle(), loop.id()).orElseThrow();
  }
}
