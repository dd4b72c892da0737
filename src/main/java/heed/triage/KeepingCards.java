package heed.triage;

import heed.feature.Feature;
import heed.feature.FeatureStore;
import heed.feature.KeepingFeatures;
import heed.feature.Status;
import heed.outbox.MessageState;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.platform.Versioned;
import heed.platform.database.ChangeLog;
import heed.platform.database.Transaction;
import heed.triage.TriageStore.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Posts cards and lets them follow their features, by comparing how a feature stands with what its
/// card told: however often it is asked to, everything is told once.
final class KeepingCards {
  /// What is older when it is first seen stands in the inbox only: a channel that is set up, or set
  /// up again, is for what comes from now on.
  private static final Duration NEWS = Duration.ofDays(3);

  private static final int ASKERS_NAMED = 5;

  private final FeatureStore features;
  private final Outbox outbox;
  private final OutboxStore messages;
  private final String transport;
  private final TriageStore store;

  /// @param transport by which the channel is reached, such as `slack`
  KeepingCards(
      FeatureStore features,
      Outbox outbox,
      OutboxStore messages,
      String transport,
      TriageStore store) {
    this.features = features;
    this.outbox = outbox;
    this.messages = messages;
    this.transport = transport;
    this.store = store;
  }

  /// Gives a feature its card, unless it has one or nobody needs to look at it any more.
  void post(Transaction transaction, String key) {
    var handle = transaction.handle();
    var feature = features.find(handle, key).map(Versioned::value).orElse(null);
    if (feature == null
        || feature.status() != Status.NEW
        || feature.mergedInto() != null
        || isOld(transaction, key)
        || store.card(handle, key).isPresent()) {
      return;
    }
    var about = List.of(Card.about(key));
    var message =
        outbox.put(
            transaction, transport, FollowingFeatures.RECIPIENT, Card.KIND, new Card(key), about);
    var situation = situation(handle, feature);
    store.insert(handle, new Told(key, message, situation, situation.asks(), null));
  }

  /// Whether a feature has a card that does not tell the truth any more.
  boolean isBehind(Handle handle, String key) {
    var card = store.card(handle, key);
    return card.isPresent() && !card.get().told().equals(situation(handle, key));
  }

  /// Shows a card anew, and tells beneath it what happened if that is news.
  ///
  /// @param merging whether asks moved between features: then their number is no news by itself
  void follow(Transaction transaction, String key, boolean merging) {
    var card = store.card(transaction.handle(), key).orElse(null);
    var now = situation(transaction.handle(), key);
    if (card == null || now == null) {
      return;
    }
    outbox.changed(transaction, List.of(Card.about(key)));
    if (!card.told().equals(now)) {
      tell(transaction, card, now, merging);
    }
  }

  private void tell(Transaction transaction, Told card, Situation now, boolean merging) {
    var today = LocalDate.ofInstant(Instant.ofEpochMilli(transaction.atMs()), ZoneOffset.UTC);
    var isShown = isShown(transaction.handle(), card);
    var newAsks = now.asks() - card.asksTold();
    var asksAreNews =
        isShown && !merging && newAsks > 0 && now.undecided() && !today.equals(card.asksDay());
    if (asksAreNews || (isShown && card.told().decidedBy(now))) {
      put(transaction, card, now, asksAreNews ? newAsks : 0);
    }
    var asksTold = asksAreNews || merging || !isShown || newAsks < 0;
    store.update(
        transaction.handle(),
        new Told(
            card.feature(),
            card.message(),
            now,
            asksTold ? now.asks() : card.asksTold(),
            asksAreNews ? today : card.asksDay()));
  }

  private void put(Transaction transaction, Told card, Situation now, int newAsks) {
    var handle = transaction.handle();
    var askers = store.latestAskers(handle, card.feature(), Math.min(newAsks, ASKERS_NAMED));
    var actor = ChangeLog.of(handle, KeepingFeatures.SUBJECT, card.feature(), 1).getFirst().actor();
    var news =
        new CardNews(card.message(), card.feature(), actor, card.told(), now, askers, newAsks);
    outbox.put(transaction, transport, FollowingFeatures.RECIPIENT, CardNews.KIND, news);
  }

  /// What was not begun to be sent will say how things stand then; what was given up says nothing,
  /// and once somebody tries it again it says it all.
  private boolean isShown(Handle handle, Told card) {
    return messages
        .find(handle, card.message())
        .filter(message ->
            message.state() == MessageState.SENT
                || (message.state() == MessageState.WAITING && message.attempts() > 0))
        .isPresent();
  }

  private static boolean isOld(Transaction transaction, String key) {
    var changes = ChangeLog.of(transaction.handle(), KeepingFeatures.SUBJECT, key, 1);
    return changes.isEmpty() || changes.getFirst().atMs() < transaction.atMs() - NEWS.toMillis();
  }

  private @Nullable Situation situation(Handle handle, String key) {
    return features.find(handle, key).map(found -> situation(handle, found.value())).orElse(null);
  }

  private Situation situation(Handle handle, Feature feature) {
    var into =
        Optional.ofNullable(feature.mergedInto())
            .flatMap(key -> features.find(handle, key))
            .map(found -> found.value().title())
            .orElse(null);
    return Situation.of(feature, into, store.asks(handle, feature.key()));
  }
}
