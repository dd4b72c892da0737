package heed.outbox;

import static java.util.stream.Collectors.partitioningBy;

import heed.outbox.LeaseStore.Leased;
import heed.outbox.Marking.Outcome;
import heed.platform.Ids;
import heed.platform.database.Database;
import heed.platform.database.Transaction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings due messages to their couriers: at least once, in order for each recipient, never in a
/// transaction. A turn writes down what became of earlier deliveries and takes new messages under a
/// lease, in one commit; the sending happens between turns. When the process dies between a sending
/// and its mark, the lease runs out and the message goes again under the same id.
///
/// One thread takes the turns: the one of [#start()], or a test's that calls [#runDue()].
public final class Dispatching implements AutoCloseable {
  /// How long a delivery may last before another node takes the message over.
  public static final Duration LEASE = Duration.ofSeconds(60);

  private static final String ACTOR = "outbox";

  /// How often to look unasked: for retries that come due, and for messages that other processes
  /// put.
  private static final long LOOK_EVERY_MS = 500;

  /// How long a stop waits for deliveries under way: twenty seconds, in steps.
  private static final long STOP_STEP_MS = 100;

  private static final int STOP_STEPS = 200;

  private static final Logger log = LoggerFactory.getLogger(Dispatching.class);

  private final Database database;
  private final Outbox outbox;
  private final Map<String, Courier> couriers = new LinkedHashMap<>();
  private final RetryPolicy policy;
  private final InstantSource clock;
  private final Ids ids;
  private final LeaseStore leases = new LeaseStore();
  private final Marking marking;
  private final Flights flights;
  private Gathering gathering = new Gathering(new CarriedStore(), Overdue.never());
  private final ReentrantLock turns = new ReentrantLock();
  private volatile boolean closed;
  private @Nullable Thread thread;

  public Dispatching(
      Database database,
      Outbox outbox,
      List<Courier> couriers,
      RetryPolicy policy,
      InstantSource clock,
      Ids ids) {
    this.database = database;
    this.outbox = outbox;
    couriers.forEach(courier -> this.couriers.put(courier.transport(), courier));
    this.policy = policy;
    this.clock = clock;
    this.ids = ids;
    this.marking =
        new Marking(
            leases,
            this::retries,
            (tx, message, why) -> courierOf(message).parked(tx, message, why));
    this.flights = new Flights(clock);
  }

  /// Says, before the start, what late messages are still worth; without it they all go out.
  public Dispatching judging(Overdue overdue) {
    gathering = new Gathering(new CarriedStore(), overdue);
    return this;
  }

  /// Begins to deliver: at once what a commit of this process puts, the rest by looking now and
  /// then.
  public void start() {
    database
        .writer()
        .onCommit(_ -> {
          if (outbox.takeFresh()) {
            flights.tell();
          }
        });
    thread = Thread.ofPlatform().name("dispatch").start(this::run);
  }

  /// Delivers everything that is due now, and what becomes due by that, and waits until it is
  /// marked.
  ///
  /// @return how many deliveries were begun
  public int runDue() {
    var begun = 0;
    while (true) {
      var turn = turn(true);
      begun += turn.begun();
      if (turn.isIdle()) {
        if (flights.haveLanded()) {
          return begun;
        }
        awaitNews(LOOK_EVERY_MS);
      }
    }
  }

  /// Takes no more messages, waits for deliveries under way and marks them. What does not end in
  /// time stays leased, and is sent again after the lease.
  @Override
  public void close() {
    closed = true;
    flights.tell();
    if (thread != null) {
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    for (var step = 0; step < STOP_STEPS && !Thread.currentThread().isInterrupted(); step++) {
      turnIfPossible(false);
      if (flights.areOver()) {
        break;
      }
      awaitNews(STOP_STEP_MS);
    }
    flights.interruptAll();
  }

  private void run() {
    while (!closed) {
      if (turnIfPossible(true).isIdle()) {
        awaitNews(LOOK_EVERY_MS);
      }
    }
  }

  /// What a turn did.
  ///
  /// @param ended messages that ended without being sent, or that others took: those behind them
  ///   may be due now
  private record Turn(int begun, int marked, int ended) {
    static final Turn IDLE = new Turn(0, 0, 0);

    boolean isIdle() {
      return begun == 0 && marked == 0 && ended == 0;
    }
  }

  private Turn turnIfPossible(boolean takeMore) {
    try {
      return turn(takeMore);
    } catch (RuntimeException unreachable) {
      log.warn("The outbox waits for the database: {}", unreachable.getMessage());
      return Turn.IDLE;
    }
  }

  /// One turn: marks what ended, takes and begins what is due.
  private Turn turn(boolean takeMore) {
    turns.lock();
    try {
      var nowMs = clock.millis();
      flights.interruptLateOnes(nowMs);
      // In this order: whoever made room for what is wanted has told what became of it.
      var wanted = takeMore ? due(nowMs) : new ArrayList<Message>();
      var outcomes = flights.takeOutcomes();
      wanted.removeIf(message -> outcomes.stream().anyMatch(outcome -> outcome.silences(message)));
      if (wanted.isEmpty() && outcomes.isEmpty()) {
        return Turn.IDLE;
      }
      var begin = markAndTake(outcomes, wanted, nowMs);
      begin.forEach(leased -> flights.begin(courierOf(leased.message()), leased));
      return new Turn(begin.size(), outcomes.size(), wanted.size() - begin.size());
    } finally {
      turns.unlock();
    }
  }

  private List<Leased> markAndTake(List<Outcome> outcomes, List<Message> wanted, long nowMs) {
    try {
      return database
          .writer()
          .write(
              ACTOR,
              transaction -> {
                marking.mark(transaction, outcomes, nowMs);
                return take(transaction, wanted, nowMs);
              });
    } catch (RuntimeException notSaved) {
      flights.giveBack(outcomes);
      throw notSaved;
    }
  }

  private List<Message> due(long nowMs) {
    return database.read(handle -> {
      var pauses = leases.pauses(handle);
      var due = new ArrayList<Message>();
      for (var courier : couriers.values()) {
        var room = room(courier, pauses.get(courier.transport()), nowMs);
        if (room > 0) {
          due.addAll(leases.due(handle, courier, nowMs, room));
        }
      }
      due.removeIf(flights::carries);
      return due;
    });
  }

  /// How many messages a courier may take. After a pause one goes ahead, and the rest follow when
  /// it got through: an outage is not ended by a storm.
  private int room(Courier courier, @Nullable Long pausedUntilMs, long nowMs) {
    var room = flights.room(courier);
    if (pausedUntilMs == null) {
      return room;
    }
    return nowMs >= pausedUntilMs && room == courier.atOnce() ? 1 : 0;
  }

  /// Leases messages, but parks those that were begun too often without an answer: they may be what
  /// kills the process.
  private List<Leased> take(Transaction transaction, List<Message> wanted, long nowMs) {
    var handle = transaction.handle();
    var lease = ids.next("lease");
    var leased = leases.lease(handle, wanted, lease, nowMs, nowMs + LEASE.toMillis());
    var hopeful =
        leased.stream()
            .collect(
                partitioningBy(taken ->
                    !retries(taken.message().transport()).isSpent(taken.message().attempts())));
    marking.giveUp(transaction, hopeful.getOrDefault(false, List.of()), nowMs);
    return gather(handle, hopeful.getOrDefault(true, List.of()), nowMs);
  }

  private List<Leased> gather(Handle handle, List<Leased> taken, long nowMs) {
    var gathered =
        taken.stream().collect(partitioningBy(leased -> courierOf(leased.message()).gathers()));
    var going = new ArrayList<>(gathered.getOrDefault(false, List.of()));
    going.addAll(gathering.gather(handle, gathered.getOrDefault(true, List.of()), nowMs));
    return going;
  }

  private RetryPolicy retries(String transport) {
    var courier = couriers.get(transport);
    return courier == null ? policy : courier.retries().orElse(policy);
  }

  private Courier courierOf(Message message) {
    var courier = couriers.get(message.transport());
    if (courier == null) {
      throw new IllegalStateException("No courier carries " + message.transport());
    }
    return courier;
  }

  private void awaitNews(long milliseconds) {
    try {
      flights.await(milliseconds);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
