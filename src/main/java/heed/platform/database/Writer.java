package heed.platform.database;

import heed.platform.Refused;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
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

  /// Longest a work may wait while the database is held by another process: Slack gives us three
  /// seconds, and "not saved, try again" must still arrive in time.
  private static final long PATIENCE_MS = 2000;

  private static final Logger log = LoggerFactory.getLogger(Writer.class);

  /// Something to write.
  @FunctionalInterface
  public interface Work<T> {
    T in(Transaction transaction);
  }

  private final Database database;
  private final InstantSource clock;
  private final BlockingQueue<Pending<?>> queue = new ArrayBlockingQueue<>(QUEUE);
  private final List<Consumer<List<Change>>> listeners = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean closed;
  private @Nullable Handle handle;

  Writer(Database database, InstantSource clock) {
    this.database = database;
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
    try {
      return submit(actor, work).join();
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
    var pending = new Pending<>(actor, work, clock.millis(), new CompletableFuture<T>());
    if (closed) {
      pending.answer.completeExceptionally(unavailable("The service is stopping."));
    } else if (!queue.offer(pending)) {
      pending.answer.completeExceptionally(unavailable("Too many writes are waiting."));
    } else if (closed && queue.remove(pending)) {
      pending.answer.completeExceptionally(unavailable("The service is stopping."));
    }
    return pending.answer;
  }

  /// How many works are waiting.
  public int waiting() {
    return queue.size();
  }

  /// Finishes what is waiting, then stops.
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
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
        var first = closed ? queue.poll() : queue.poll(1, TimeUnit.SECONDS);
        if (first != null) {
          group.add(first);
          queue.drainTo(group, GROUP - 1);
          commit(group);
        }
      } catch (InterruptedException stopping) {
        // close() sets the flag first; the loop ends once the queue is empty
      } catch (RuntimeException | Error bug) {
        log.error("The writer met a bug; the works at hand were refused", bug);
        group.forEach(pending -> pending.answer.completeExceptionally(bug));
        discard();
      } finally {
        group.clear();
      }
    }
    discard();
  }

  private void commit(List<Pending<?>> group) {
    List<Change> changes;
    try {
      changes = inOneTransaction(group);
    } catch (RuntimeException problem) {
      discard();
      refuse(group, problem);
      return;
    }
    for (var listener : listeners) {
      try {
        listener.accept(changes);
      } catch (RuntimeException bug) {
        log.error("A listener failed after a commit", bug);
      }
    }
    group.forEach(Pending::succeed);
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
    open.execute("COMMIT");
    if (!changes.isEmpty()) {
      database.rememberHead(head);
    }
    return changes;
  }

  private void refuse(List<Pending<?>> group, RuntimeException problem) {
    var dialect = database.dialect();
    RuntimeException answer;
    if (dialect.isBusy(problem)) {
      answer = unavailable("The database is busy.");
    } else if (dialect.isFull(problem)) {
      log.error("Nothing was saved: {}", problem.getMessage());
      answer = unavailable("The disk is full or cannot be written.");
    } else {
      log.error("Nothing was saved", problem);
      answer = unavailable("The database did not answer.");
    }
    group.forEach(pending -> pending.answer.completeExceptionally(answer));
    var now = clock.millis();
    queue.removeIf(pending -> {
      var late = now - pending.sinceMs > PATIENCE_MS / 2;
      if (late) {
        pending.answer.completeExceptionally(answer);
      }
      return late;
    });
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

  private static Refused unavailable(String why) {
    return Refused.because(Refused.Kind.UNAVAILABLE, "Not saved. " + why + " Try again.");
  }

  private static final class Pending<T> {
    final String actor;
    final Work<T> work;
    final long sinceMs;
    final CompletableFuture<T> answer;
    private @Nullable T result;
    private @Nullable Throwable refusal;

    Pending(String actor, Work<T> work, long sinceMs, CompletableFuture<T> answer) {
      this.actor = actor;
      this.work = work;
      this.sinceMs = sinceMs;
      this.answer = answer;
    }

    /// Whether the work was done and is to stay; a broken database is not the work's own failure.
    boolean attempt(Transaction transaction, Dialect dialect) {
      try {
        result = work.in(transaction);
        transaction.writeChanges();
        return !transaction.takenBack();
      } catch (Refused refused) {
        refusal = refused;
        return false;
      } catch (RuntimeException bug) {
        if (dialect.isFull(bug) || dialect.isBusy(bug)) {
          throw bug;
        }
        log.error("A write failed", bug);
        refusal = bug;
        return false;
      }
    }

    @SuppressWarnings("NullAway") // a work may answer with null
    void succeed() {
      if (refusal != null) {
        answer.completeExceptionally(refusal);
      } else {
        answer.complete(result);
      }
    }
  }
}
