package heed.book;

import heed.account.Account;
import heed.account.AccountStore;
import heed.account.KeepingAccounts;
import heed.feature.Feature;
import heed.feature.FeatureStore;
import heed.feature.KeepingFeatures;
import heed.platform.database.Change;
import heed.platform.database.ChangeLog;
import heed.platform.database.Database;
import heed.request.FilingRequests;
import heed.request.Request;
import heed.request.RequestStore;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the Book in step with the change log: loads it once, advances it with every commit of this
/// process before the caller has its answer, and looks twice a second for commits of others (a
/// command beside the service, another node).
public final class FollowingChanges implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FollowingChanges.class);
  private static final int PAGE = 5000;
  private static final long LOOK_EVERY_MS = 500;

  private final Database database;
  private final LiveBook book;
  private final AccountStore accounts;
  private final FeatureStore features;
  private final RequestStore requests;
  private final Object step = new Object();
  private boolean failing;
  private final ScheduledExecutorService lookout =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("book-lookout").factory());

  public FollowingChanges(
      Database database,
      LiveBook book,
      AccountStore accounts,
      FeatureStore features,
      RequestStore requests) {
    this.database = database;
    this.book = book;
    this.accounts = accounts;
    this.features = features;
    this.requests = requests;
  }

  /// Loads the Book and follows from there.
  public void start() {
    load();
    database.writer().onCommit(this::advance);
    catchUp();
    var _ =
        lookout.scheduleWithFixedDelay(
            this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  /// Applies whatever others committed until now.
  public void catchUp() {
    synchronized (step) {
      List<Change> missed;
      do {
        var from = book.sequence();
        missed = database.read(handle -> ChangeLog.after(handle, from, PAGE));
        apply(missed);
      } while (missed.size() == PAGE);
    }
  }

  @Override
  public void close() {
    lookout.shutdown();
    try {
      // The database is closed next; a look at it should be over by then.
      lookout.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void load() {
    synchronized (step) {
      database.read(handle ->
          handle.inTransaction(
              TransactionIsolationLevel.SERIALIZABLE,
              snapshot -> {
                var head = ChangeLog.head(snapshot);
                book.advance(
                    head.sequence(),
                    () -> {
                      accounts.forEach(snapshot, stored -> book.put(stored.value()));
                      features.forEach(snapshot, stored -> book.put(stored.value()));
                      requests.forEach(snapshot, stored -> book.put(stored.value()));
                    });
                return head;
              }));
    }
  }

  private void advance(List<Change> committed) {
    if (committed.isEmpty()) {
      return;
    }
    synchronized (step) {
      if (committed.getFirst().sequence() == book.sequence() + 1) {
        apply(committed);
      } else {
        catchUp();
      }
    }
  }

  /// Catches everything: one failure that got through would end the looking for ever.
  private void look() {
    try {
      catchUp();
      failing = false;
    } catch (RuntimeException | Error problem) {
      if (!failing) {
        failing = true;
        log.error("The Book cannot follow the change log; trying on", problem);
      }
    }
  }

  private void apply(List<Change> changes) {
    if (!changes.isEmpty()) {
      book.advance(changes.getLast().sequence(), () -> changes.forEach(this::apply));
    }
  }

  private void apply(Change change) {
    switch (change.subject()) {
      case KeepingAccounts.SUBJECT -> book.put(change.factsAs(Account.class));
      case KeepingFeatures.SUBJECT -> book.put(change.factsAs(Feature.class));
      case FilingRequests.SUBJECT -> {
        if (change.facts() == null) {
          book.removeRequest(change.key());
        } else {
          book.put(change.factsAs(Request.class));
        }
      }
      default -> {
        // Loops, people, tokens and policies are not in the Book.
      }
    }
  }
}
