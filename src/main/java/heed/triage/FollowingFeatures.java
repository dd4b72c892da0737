package heed.triage;

import heed.feature.FeatureStore;
import heed.feature.KeepingFeatures;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.platform.Json;
import heed.platform.database.Change;
import heed.platform.database.ChangeLog;
import heed.platform.database.Database;
import heed.request.FilingRequests;
import heed.request.Request;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives each feature that is born by a filing a card in the triage channel, and lets the card
/// follow it. It reads the change log, so that it misses no door and no other process. One thread
/// follows: the one of [#start()], or a test's that calls [#catchUp()].
public final class FollowingFeatures implements AutoCloseable {
  /// The recipient of cards: whoever decides first about features.
  public static final String RECIPIENT = "triage";

  private static final String ACTOR = "triage";
  private static final int PAGE = 500;

  /// How often to look unasked, for changes by other processes.
  private static final long LOOK_EVERY_MS = 1000;

  private static final Logger log = LoggerFactory.getLogger(FollowingFeatures.class);

  private final Database database;
  private final FeatureStore features;
  private final TriageStore store = new TriageStore();
  private final KeepingCards cards;
  private final Semaphore news = new Semaphore(0);
  private final Thread thread = Thread.ofPlatform().daemon().name("triage").unstarted(this::run);
  private volatile boolean closed;
  private boolean failing;
  private @Nullable Long position;

  /// @param transport by which the channel is reached, such as `slack`
  public FollowingFeatures(
      Database database,
      FeatureStore features,
      Outbox outbox,
      OutboxStore messages,
      String transport) {
    this.database = database;
    this.features = features;
    this.cards = new KeepingCards(features, outbox, messages, transport, store);
  }

  /// Follows from where it was left; for the first time, from now on.
  public void start() {
    database.writer().onCommit(_ -> news.release());
    thread.start();
  }

  /// Tells the channel of everything until now.
  public void catchUp() {
    var from = position();
    var seen = database.read(handle -> Seen.after(handle, from));
    if (seen.last == from) {
      return;
    }
    var behind = database.read(handle -> behind(handle, seen));
    if (!seen.born.isEmpty() || !behind.isEmpty() || seen.last - from >= PAGE) {
      database
          .writer()
          .write(
              ACTOR,
              transaction -> {
                seen.born.forEach(feature -> cards.post(transaction, feature));
                behind.forEach(feature -> cards.follow(transaction, feature, seen.merging));
                store.moveTo(transaction.handle(), seen.last);
                return true;
              });
    }
    position = seen.last;
  }

  @Override
  public void close() {
    closed = true;
    news.release();
    if (!thread.isAlive()) {
      return;
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// What the log says since somewhere.
  ///
  /// @param born features that came with a filing
  /// @param changed features that somebody changed
  /// @param touched features that were changed or asked for
  /// @param merging whether features were merged or unmerged
  /// @param anywhere whether asks may have left a feature that is not named
  private record Seen(
      Set<String> born,
      Set<String> changed,
      Set<String> touched,
      boolean merging,
      boolean anywhere,
      long last) {
    static Seen after(Handle handle, long from) {
      var seen =
          new Seen(new LinkedHashSet<>(), new TreeSet<>(), new TreeSet<>(), false, false, from);
      List<Change> page;
      do {
        page = ChangeLog.after(handle, seen.last, PAGE);
        for (var change : page) {
          seen = seen.with(change);
        }
      } while (page.size() == PAGE);
      return seen;
    }

    private Seen with(Change change) {
      var merges = false;
      var moves = false;
      if (change.subject().equals(KeepingFeatures.SUBJECT)) {
        touched.add(change.key());
        changed.add(change.key());
        merges = change.action().endsWith("merged");
        if (KeepingFeatures.isBornByFiling(change)) {
          born.add(change.key());
        }
      } else if (change.subject().equals(FilingRequests.SUBJECT)) {
        var facts = change.facts() == null ? change.note() : change.facts();
        if (facts != null) {
          touched.add(Json.read(facts, Request.class).feature());
        }
        moves = change.action().equals("updated");
      }
      return new Seen(
          born,
          changed,
          touched,
          merging || merges,
          anywhere || merges || moves,
          change.sequence());
    }
  }

  /// The features whose cards must be shown anew.
  private List<String> behind(Handle handle, Seen seen) {
    var concerned = new TreeSet<String>();
    if (seen.anywhere) {
      concerned.addAll(store.features(handle));
    } else {
      for (var key : seen.touched) {
        concerned.add(key);
        features.findRoot(handle, key).ifPresent(root -> concerned.add(root.value().key()));
      }
    }
    // A feature that was changed and changed back stands as it did, but its card may have been
    // shown in between.
    return concerned.stream()
        .filter(key ->
            cards.isBehind(handle, key)
                || (seen.changed.contains(key) && store.card(handle, key).isPresent()))
        .toList();
  }

  private void run() {
    while (!closed) {
      try {
        catchUp();
        failing = false;
      } catch (RuntimeException problem) {
        if (!failing) {
          failing = true;
          log.warn("The triage channel waits for the database: {}", problem.getMessage());
        }
      }
      awaitNews();
    }
  }

  private void awaitNews() {
    try {
      var _ = news.tryAcquire(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
      news.drainPermits();
    } catch (InterruptedException stopping) {
      closed = true;
    }
  }

  private long position() {
    var known = position;
    if (known == null) {
      known = database.read(store::position).orElseGet(this::beginHere);
      position = known;
    }
    return known;
  }

  private long beginHere() {
    return database
        .writer()
        .write(
            ACTOR,
            transaction -> {
              var head = ChangeLog.head(transaction.handle()).sequence();
              store.moveTo(transaction.handle(), head);
              return head;
            });
  }
}
