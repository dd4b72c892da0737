package heed.outbox;

import heed.outbox.LeaseStore.Leased;
import heed.outbox.LeaseStore.Mark;
import heed.platform.database.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what became of deliveries, many at a time, as far as their lease is still ours; the
/// others belong to whoever took them over.
final class Marking {
  private static final Logger log = LoggerFactory.getLogger(Marking.class);

  private final LeaseStore leases;
  private final Function<String, RetryPolicy> policies;
  private final Parked parked;

  /// Who hears of messages that are parked.
  @FunctionalInterface
  interface Parked {
    void hear(Transaction transaction, Message message, String why);
  }

  /// @param policies when messages are tried again, by transport
  Marking(LeaseStore leases, Function<String, RetryPolicy> policies, Parked parked) {
    this.leases = leases;
    this.policies = policies;
    this.parked = parked;
  }

  /// One attempt and what came of it.
  ///
  /// @param endedMs when the transport answered, epoch milliseconds
  record Outcome(Leased leased, Delivery delivery, long endedMs) {
    /// Whether it means that this other message cannot be delivered now either.
    boolean silences(Message other) {
      return delivery instanceof Delivery.Later later
          && later.wholeTransport()
          && other.transport().equals(transport());
    }

    String transport() {
      return leased.message().transport();
    }

    /// How often the message was tried, this time included.
    int attempts() {
      return leased.message().attempts() + 1;
    }
  }

  void mark(Transaction transaction, List<Outcome> outcomes, long nowMs) {
    var handle = transaction.handle();
    var sent = new ArrayList<Mark>();
    var postponed = new ArrayList<Mark>();
    var hopeless = new ArrayList<Mark>();
    for (var outcome : outcomes) {
      var leased = outcome.leased();
      var attempts = outcome.attempts();
      var endedMs = outcome.endedMs();
      switch (outcome.delivery()) {
        case Delivery.Sent(var where) -> sent.add(new Mark(leased, where, endedMs, attempts));
        case Delivery.Impossible(var why) ->
            hopeless.add(new Mark(leased, Outbox.problem(why), endedMs, attempts));
        case Delivery.NotYet notYet -> postponed.add(untried(outcome, notYet));
        case Delivery.Later later when later.wholeTransport() -> postponed.add(kept(leased, later));
        case Delivery.Later later when policy(outcome).isSpent(attempts) -> {
          var why = "Tried " + attempts + " times; the last: " + later.why();
          hopeless.add(new Mark(leased, Outbox.problem(why), endedMs, attempts));
        }
        case Delivery.Later later -> postponed.add(delayed(outcome, later));
      }
    }
    var late =
        leases.sent(handle, sent).size()
            + leases.postponed(handle, postponed).size()
            + park(transaction, hopeless);
    if (late > 0) {
      log.warn("{} marks came too late: their lease was over", late);
    }
    pauseOrResume(handle, outcomes, nowMs);
  }

  /// Parks messages that were begun again and again without anybody ever hearing what came of it.
  void giveUp(Transaction transaction, List<Leased> hopeless, long nowMs) {
    var marks = new ArrayList<Mark>();
    for (var leased : hopeless) {
      var begun = leased.message().attempts();
      marks.add(
          new Mark(leased, "Begun " + begun + " times, and never heard of again.", nowMs, begun));
    }
    park(transaction, marks);
  }

  private RetryPolicy policy(Outcome outcome) {
    return policies.apply(outcome.transport());
  }

  /// How many marks came too late.
  private int park(Transaction transaction, List<Mark> marks) {
    var late = leases.parked(transaction.handle(), marks);
    for (var mark : marks) {
      if (!late.contains(mark)) {
        var message = mark.leased().message();
        log.warn("message {} parked: {}", message.id(), mark.text());
        parked.hear(transaction, message, mark.text());
      }
    }
    return late.size();
  }

  /// When nobody can be reached, the transport pauses; the message keeps its turn, and this time
  /// does not count against it.
  private static Mark kept(Leased leased, Delivery.Later later) {
    var message = leased.message();
    return new Mark(leased, Outbox.problem(later.why()), message.dueAtMs(), message.attempts());
  }

  /// A message that was not tried comes again when the wait is over, as fresh as it was.
  private Mark untried(Outcome outcome, Delivery.NotYet notYet) {
    var message = outcome.leased().message();
    var dueMs = outcome.endedMs() + policy(outcome).rest(message.id(), notYet.atLeast()).toMillis();
    return new Mark(outcome.leased(), Outbox.problem(notYet.why()), dueMs, message.attempts());
  }

  private Mark delayed(Outcome outcome, Delivery.Later later) {
    var attempts = outcome.attempts();
    var delay = policy(outcome).delay(outcome.leased().message().id(), attempts, later.atLeast());
    var dueMs = outcome.endedMs() + delay.toMillis();
    return new Mark(outcome.leased(), Outbox.problem(later.why()), dueMs, attempts);
  }

  private void pauseOrResume(Handle handle, List<Outcome> outcomes, long nowMs) {
    var reachable = new HashSet<String>();
    for (var outcome : outcomes) {
      if (outcome.delivery() instanceof Delivery.Later later && later.wholeTransport()) {
        var untilMs = outcome.endedMs() + policy(outcome).pause(later.atLeast()).toMillis();
        var why = Outbox.problem(later.why());
        if (leases.pause(handle, outcome.transport(), untilMs, why)) {
          log.warn("transport {} is left alone: {}", outcome.transport(), why);
        }
      } else if (!(outcome.delivery() instanceof Delivery.NotYet)) {
        reachable.add(outcome.transport());
      }
    }
    for (var transport : reachable) {
      if (leases.resume(handle, transport, nowMs)) {
        log.info("transport {} is back", transport);
      }
    }
  }
}
