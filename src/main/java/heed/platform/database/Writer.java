package heed.platform.database;

import heed.platform.Refused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one writer of a process. All writes wait in one bounded queue; its thread commits what is
/// waiting in one durable transaction and answers after the commit. A piece of work that is refused
/// takes only its own changes back. Listeners hear of commits in order, on the same thread, before
/// the callers do, so whoever got an answer finds it in the Book.
public final class Writer implements AutoCloseable {
  /// Most works in one commit, and most that may wait.
  private static final int GROUP = 512;

  private static final int QUEUE = 4096;

  /// An attempt that failed only after this long: the database did not answer, and would keep the
  /// next as long.
  private static final Duration SLOW = Duration.ofMillis(500);

  private static final Logger log = LoggerFactory.getLogger(Writer.class);

  /// Something to write.
  @FunctionalInterface
  public interface Work<T> {
    T in(Transaction transaction);
  }

  private final Database database;
  private final InstantSource clock;
  private final Duration patience;
  private final BlockingQueue<Pending<?>> queue = new ArrayBlockingQueue<>(QUEUE);
  private final List<Consumer<List<Change>>> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean closed;
  private @Nullable Handle handle;

  /// @param patience how long a work may wait before it is begun or refused: Slack gives us three
  ///   seconds, and "not saved, try again" must still arrive in time
  Writer(Database database, Duration patience, InstantSource clock) {
    this.database = database;
    this.patience = patience;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("writer").start(this::run);
  }

  /// Tells a listener of every commit of this process from now on. Of a very long work it hears
  /// only the last change: a jump in the sequence means that the log has to be read.
  public void onCommit(Consumer<List<Change>> listener) {
    listeners.add(listener);
  }

  /// Does the work and answers once it is durable.
  ///
  /// @throws Refused what the work refused, or UNAVAILABLE when nothing was saved and trying again
  ///   may help
  public <T> T write(String actor, Work<T> work) {
    var pending = enqueue(actor, work);
    try {
      pending.answer.get(patience.plus(SLOW).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      pending.giveUp();
    } catch (InterruptedException interrupted) {
      pending.giveUp();
      Thread.currentThread().interrupt();
    } catch (ExecutionException answered) {
      // join says the same without wrapping it twice
    }
    try {
      return pending.answer.join();
    } catch (CompletionException problem) {
      if (problem.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (problem.getCause() instanceof Error cause) {
        throw cause;
      }
      throw problem;
    }
  }

  /// As [#write], without waiting.
  public <T> CompletableFuture<T> submit(String actor, Work<T> work) {
    return enqueue(actor, work).answer;
  }

  private <T> Pending<T> enqueue(String actor, Work<T> work) {
    var pending = new Pending<>(actor, work);
    if (closed) {
      pending.refuse(unavailable("The service is stopping."));
    } else if (!queue.offer(pending)) {
      pending.refuse(unavailable("Too many writes are waiting."));
    } else if (closed && queue.remove(pending)) {
      pending.refuse(unavailable("The service is stopping."));
    }
    return pending;
  }

  /// How many works are waiting.
  public int waiting() {
    return queue.size();
  }

  /// Finishes what is waiting, then stops.
  @Override
  public void close() {
    closed = true;
    // Wakes the thread with nothing to do. An interrupt would break the commit it may be in.
    var nothing = new Pending<>("", _ -> "");
    nothing.giveUp();
    var _ = queue.offer(nothing);
    try {
      thread.join(TimeUnit.SECONDS.toMillis(20));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    var group = new ArrayList<Pending<?>>(GROUP);
    while (!closed || !queue.isEmpty()) {
      try {
        group.add(queue.take());
        queue.drainTo(group, GROUP - 1);
        group.removeIf(pending -> !pending.begin());
        if (!group.isEmpty()) {
          commit(group);
        }
      } catch (InterruptedException stopping) {
        // nobody interrupts this thread; whoever does is not obeyed before the queue is empty
      } finally {
        group.clear();
      }
    }
    discard();
  }

  private void commit(List<Pending<?>> group) {
    var begun = System.nanoTime();
    List<Change> changes;
    try {
      changes = inOneTransaction(group);
    } catch (RuntimeException | Error problem) {
      discard();
      refuse(group, problem, Duration.ofNanos(System.nanoTime() - begun));
      return;
    }
    for (var listener : listeners) {
      try {
        listener.accept(changes);
      } catch (RuntimeException | Error bug) {
        log.error("A listener failed after a commit", bug);
      }
    }
    group.forEach(this::settle);
  }

  /// Answers, or sets what is left of the work behind everybody who waits by now. Whoever closes
  /// the writer waits for no more parts; they are found again at the next start.
  private void settle(Pending<?> pending) {
    var rest = pending.rest();
    if (rest == null || closed || !queue.offer(rest) || !pending.restIsAwaited()) {
      pending.succeed();
    }
  }

  private List<Change> inOneTransaction(List<Pending<?>> group) {
    var open = open();
    open.execute(database.dialect().begin());
    database.holdOtherNodes(open);
    var head = ChangeLog.head(open);
    var changes = new ArrayList<Change>();
    for (var pending : group) {
      var transaction = new Transaction(open, pending.actor, clock.millis(), head);
      open.execute("SAVEPOINT work");
      if (pending.attempt(transaction, database.dialect())) {
        open.execute("RELEASE SAVEPOINT work");
        head = transaction.head();
        changes.addAll(transaction.changes());
      } else {
        open.execute("ROLLBACK TO SAVEPOINT work");
        open.execute("RELEASE SAVEPOINT work");
      }
    }
    try {
      open.execute("COMMIT");
    } catch (RuntimeException problem) {
      if (changes.isEmpty() || !Dialect.isCutOff(problem) || !arrived(head)) {
        throw problem;
      }
    }
    if (!changes.isEmpty()) {
      database.rememberHead(head);
    }
    return changes;
  }

  /// A connection that breaks during a commit leaves open whether the server had it. To say "not
  /// saved" of what was saved would have it done twice, so the change log is asked.
  private boolean arrived(ChangeLog.Head head) {
    discard();
    var open = open();
    open.execute(database.dialect().begin());
    // The server holds this for the broken connection until it is through with it.
    database.holdOtherNodes(open);
    var arrived = ChangeLog.holds(open, head);
    open.execute("COMMIT");
    return arrived;
  }

  /// Refuses the group, and with it whoever waits for a database that does not answer. All of them
  /// are taken first: who comes after the first refusal may find it answering again.
  private void refuse(List<Pending<?>> group, Throwable problem, Duration after) {
    var refused = new ArrayList<>(group);
    if (after.compareTo(SLOW) > 0) {
      queue.drainTo(refused);
    }
    var answer = answer(problem);
    refused.forEach(pending -> pending.refuse(answer));
  }

  private Refused answer(Throwable problem) {
    var dialect = database.dialect();
    if (dialect.isBusy(problem)) {
      return unavailable("The database is busy.");
    }
    if (dialect.isFull(problem)) {
      log.error("Nothing was saved: {}", problem.getMessage());
      return unavailable("The disk is full or cannot be written.");
    }
    log.error("Nothing was saved", problem);
    return unavailable("The database did not answer.");
  }

  private Handle open() {
    if (handle == null) {
      handle = database.openForWriting();
    }
    return handle;
  }

  /// After a full disk the connection is in a state that even a rollback cannot mend.
  private void discard() {
    if (handle != null) {
      try {
        handle.getConnection().close();
      } catch (java.sql.SQLException alreadyBroken) {
        log.debug("Closing a broken connection failed", alreadyBroken);
      }
      handle = null;
    }
  }

  static Refused unavailable(String why) {
    return Refused.because(Refused.Kind.UNAVAILABLE, "Not saved. " + why + " Try again.");
  }
}
