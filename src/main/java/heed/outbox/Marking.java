package heed.outbox;

import heed.outbox.LeaseStore.Leased;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what became of deliveries, many at a time.
final class Marking {
  private static final Logger log = LoggerFactory.getLogger(Marking.class);

  private final LeaseStore leases;
  private final RetryPolicy policy;

  Marking(LeaseStore leases, RetryPolicy policy) {
    this.leases = leases;
    this.policy = policy;
  }

  /// One attempt and what came of it.
  ///
  /// @param endedMs when the transport answered, epoch milliseconds
  record Outcome(Leased leased, Delivery delivery, long endedMs) {}

  /// Marks the messages whose lease is still ours; the others belong to whoever took them over.
  void mark(Handle handle, List<Outcome> outcomes, long nowMs) {
    if (outcomes.isEmpty()) {
      return;
    }
    try (var sent = leases.sent(handle);
        var postponed = leases.postponed(handle);
        var parked = leases.parked(handle)) {
      for (var outcome : outcomes) {
        var leased = outcome.leased();
        var message = leased.message();
        switch (outcome.delivery()) {
          case Delivery.Sent(var where) ->
              sent.bind("id", message.id())
                  .bind("lease", leased.lease())
                  .bind("at", outcome.endedMs())
                  .bind("where", where)
                  .add();
          case Delivery.Later later when isSpent(message, later) ->
              parked
                  .bind("id", message.id())
                  .bind("lease", leased.lease())
                  .bind("why", Outbox.problem(given(message, later.why())))
                  .add();
          case Delivery.Later later ->
              postponed
                  .bind("id", message.id())
                  .bind("lease", leased.lease())
                  .bind("due", due(outcome, later))
                  .bind("attempts", message.attempts() + (later.wholeTransport() ? 0 : 1))
                  .bind("why", Outbox.problem(later.why()))
                  .add();
          case Delivery.Impossible(var why) ->
              parked
                  .bind("id", message.id())
                  .bind("lease", leased.lease())
                  .bind("why", Outbox.problem(why))
                  .add();
        }
        pauseOrResume(handle, outcome, nowMs);
      }
      var marked =
          IntStream.of(sent.execute()).sum()
              + IntStream.of(postponed.execute()).sum()
              + IntStream.of(parked.execute()).sum();
      tellOf(outcomes, marked);
    }
  }

  private boolean isSpent(Message message, Delivery.Later later) {
    return !later.wholeTransport() && policy.isSpent(message.attempts() + 1);
  }

  private static String given(Message message, String why) {
    return "Tried " + (message.attempts() + 1) + " times; the last: " + why;
  }

  /// When nobody can be reached, the transport is paused instead, and the message keeps its turn.
  private long due(Outcome outcome, Delivery.Later later) {
    var message = outcome.leased().message();
    if (later.wholeTransport()) {
      return message.dueAtMs();
    }
    var delay = policy.delay(message.id(), message.attempts() + 1, later.atLeast());
    return outcome.endedMs() + delay.toMillis();
  }

  private void pauseOrResume(Handle handle, Outcome outcome, long nowMs) {
    var transport = outcome.leased().message().transport();
    if (outcome.delivery() instanceof Delivery.Later later && later.wholeTransport()) {
      var untilMs = outcome.endedMs() + policy.pause(later.atLeast()).toMillis();
      leases.pause(handle, transport, untilMs, Outbox.problem(later.why()));
      log.warn("transport {} is paused: {}", transport, later.why());
    } else {
      leases.resume(handle, transport, nowMs);
    }
  }

  private void tellOf(List<Outcome> outcomes, int marked) {
    for (var outcome : outcomes) {
      var message = outcome.leased().message();
      switch (outcome.delivery()) {
        case Delivery.Sent _ -> log.debug("message {} sent", message.id());
        case Delivery.Impossible(var why) -> log.warn("message {} parked: {}", message.id(), why);
        case Delivery.Later later when isSpent(message, later) ->
            log.warn("message {} parked: {}", message.id(), given(message, later.why()));
        case Delivery.Later later -> log.debug("message {} later: {}", message.id(), later.why());
      }
    }
    if (marked < outcomes.size()) {
      log.warn(
          "{} marks came after their lease was taken over; they were left out",
          outcomes.size() - marked);
    }
  }
}
