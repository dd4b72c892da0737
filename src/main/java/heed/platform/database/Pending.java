package heed.platform.database;

import heed.platform.Refused;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A work on its way through the [Writer], and the answer that somebody waits for. A work in parts
/// is one after another, with one answer: that of the first part, once the last has been tried.
final class Pending<T> {
  private static final Logger log = LoggerFactory.getLogger(Pending.class);

  final String actor;
  final CompletableFuture<T> answer;
  private final Writer.Work<T> work;
  private final @Nullable Pending<T> first;
  private final AtomicBoolean settled = new AtomicBoolean();
  private @Nullable T result;
  private @Nullable Throwable refusal;
  private Writer.@Nullable Work<?> rest;
  private boolean restIsAwaited;

  Pending(String actor, Writer.Work<T> work) {
    this(actor, work, new CompletableFuture<>(), null);
  }

  private Pending(
      String actor, Writer.Work<T> work, CompletableFuture<T> answer, @Nullable Pending<T> first) {
    this.actor = actor;
    this.work = work;
    this.answer = answer;
    this.first = first;
  }

  /// Whether the writer may begin: not when the caller gave up.
  boolean begin() {
    return settled.compareAndSet(false, true);
  }

  /// Refuses the work unless the writer has begun it: then its answer comes from there.
  void giveUp() {
    if (begin()) {
      refuse(Writer.unavailable("Another write takes long."));
    }
  }

  /// Nothing of this part was saved. What the first part did stays, and so does its answer.
  void refuse(Refused answered) {
    if (first == null) {
      answer.completeExceptionally(answered);
    } else {
      log.warn("A long work stopped on its way: {}", answered.sentence());
      first.succeed();
    }
  }

  /// Whether the work was done and is to stay; a broken database is not the work's own failure.
  boolean attempt(Transaction transaction, Dialect dialect) {
    try {
      result = work.in(transaction);
      transaction.writeChanges();
      rest = transaction.takenBack() ? null : transaction.rest();
      restIsAwaited = transaction.restIsAwaited();
      return !transaction.takenBack();
    } catch (Refused refused) {
      refusal = refused;
      return false;
    } catch (RuntimeException | Error bug) {
      if (dialect.isFull(bug) || dialect.isBusy(bug) || Dialect.isCutOff(bug)) {
        throw bug;
      }
      log.error("A write failed", bug);
      refusal = bug;
      return false;
    }
  }

  /// Whether the caller's answer waits for what is left of the work.
  boolean restIsAwaited() {
    return restIsAwaited;
  }

  /// What is left of the work, to be done behind those who wait; null when it is done.
  @Nullable Pending<T> rest() {
    var left = rest;
    if (left == null || refusal != null) {
      return null;
    }
    Writer.Work<T> part =
        transaction -> {
          left.in(transaction);
          return answered();
        };
    return new Pending<>(actor, part, answer, first == null ? this : first);
  }

  void succeed() {
    if (first != null) {
      first.succeed();
    } else if (refusal != null) {
      answer.completeExceptionally(refusal);
    } else {
      answer.complete(answered());
    }
  }

  @SuppressWarnings("NullAway") // a work may answer with null
  private T answered() {
    return first == null ? result : first.answered();
  }
}
