package heed.outbox;

import heed.outbox.LeaseStore.Leased;
import heed.outbox.Marking.Outcome;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The deliveries under way, each on a virtual thread of its own, so that a target that hangs
/// delays nobody else.
final class Flights {
  private final InstantSource clock;
  private final Map<String, Flight> underWay = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
  private final Semaphore news = new Semaphore(0);

  private record Flight(Leased leased, Thread thread) {}

  Flights(InstantSource clock) {
    this.clock = clock;
  }

  /// Whether nothing is under way and nothing waits to be marked.
  boolean areOver() {
    return underWay.isEmpty() && outcomes.isEmpty();
  }

  /// Whether nothing is under way.
  boolean haveLanded() {
    return underWay.isEmpty();
  }

  /// How many more deliveries the courier takes.
  int room(Courier courier) {
    var taken =
        underWay.values().stream()
            .filter(flight -> flight.leased().message().transport().equals(courier.transport()))
            .count();
    return Math.max(0, courier.atOnce() - (int) taken);
  }

  /// Whether this very message is still being sent, perhaps beyond its lease.
  boolean carries(Message message) {
    return underWay.containsKey(message.id());
  }

  void begin(Courier courier, Leased leased) {
    var thread = Thread.ofVirtual().name("courier").unstarted(() -> fly(courier, leased));
    underWay.put(leased.message().id(), new Flight(leased, thread));
    thread.start();
  }

  /// Takes what became of the deliveries that ended.
  List<Outcome> takeOutcomes() {
    var taken = new ArrayList<Outcome>();
    for (var outcome = outcomes.poll(); outcome != null; outcome = outcomes.poll()) {
      taken.add(outcome);
    }
    return taken;
  }

  /// Gives back outcomes that could not be written down.
  void giveBack(List<Outcome> unmarked) {
    outcomes.addAll(unmarked);
  }

  /// Gives up deliveries that lasted longer than their lease: somebody else may have begun them
  /// anew.
  void interruptLateOnes(long nowMs) {
    for (var flight : underWay.values()) {
      if (flight.leased().untilMs() <= nowMs) {
        flight.thread().interrupt();
      }
    }
  }

  void interruptAll() {
    underWay.values().forEach(flight -> flight.thread().interrupt());
  }

  /// Says that there is something to look at.
  void tell() {
    news.release();
  }

  /// Waits until there is something to look at, at most that long.
  void await(long milliseconds) throws InterruptedException {
    if (news.tryAcquire(milliseconds, TimeUnit.MILLISECONDS)) {
      news.drainPermits();
    }
  }

  private void fly(Courier courier, Leased leased) {
    try {
      // A node that was asleep since it took the lease must not send: another may have. Nor may one
      // begin what might not end within it: a delivery lasts up to half a lease.
      if (clock.millis() < leased.untilMs() - Dispatching.LEASE.toMillis() / 2) {
        outcomes.add(new Outcome(leased, delivery(courier, leased.message()), clock.millis()));
      }
    } finally {
      underWay.remove(leased.message().id());
      tell();
    }
  }

  private static Delivery delivery(Courier courier, Message message) {
    try {
      return courier.deliver(message);
    } catch (RuntimeException | LinkageError failure) {
      return Delivery.Later.because(
          failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }
  }
}
