package heed.feature;

import heed.platform.Json;
import heed.platform.Kept;
import heed.platform.Refused;
import heed.platform.Versioned;
import heed.platform.database.Change;
import heed.platform.database.Transaction;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stores features by the caller's own key. Decisions (reason, workaround, revisit date) and merges
/// have their own use cases and are left as they are.
public final class KeepingFeatures {
  /// What features are called in the change log.
  public static final String SUBJECT = "feature";

  private static final String CREATED = "created";

  /// The note of a feature that came with a request.
  private record Born(boolean byFiling) {}

  private final FeatureStore features;

  public KeepingFeatures(FeatureStore features) {
    this.features = features;
  }

  /// A feature as it is stored.
  public Optional<Feature> find(Transaction transaction, String key) {
    return features.find(transaction.handle(), key).map(Versioned::value);
  }

  /// The keys of all features, merged ones among them.
  public Set<String> keys(Transaction transaction) {
    return features.roots(transaction.handle()).keySet();
  }

  /// Stores a feature as it was sent. Nobody is owed word of it: facts are not decisions.
  ///
  /// @param expected the version that the caller saw, or null
  /// @throws Refused STALE when it was changed since
  public Kept<Feature> put(Transaction transaction, Feature sent, @Nullable Long expected) {
    var known = features.find(transaction.handle(), sent.key());
    if (known.isEmpty()) {
      if (expected != null) {
        throw Refused.notFound("feature", sent.key());
      }
      return create(transaction, sent, null);
    }
    known.get().refuseStale(expected);
    var feature = sent.keepingDecisionsOf(known.get().value());
    if (known.get().value().equals(feature)) {
      return new Kept<>(feature, Kept.Outcome.UNCHANGED, known.get().version());
    }
    return new Kept<>(
        feature, Kept.Outcome.UPDATED, replace(transaction, feature, "updated", null));
  }

  /// Stores a feature that must be new.
  ///
  /// @throws Refused CONFLICT when its key is taken
  public Kept<Feature> add(Transaction transaction, Feature feature) {
    if (features.find(transaction.handle(), feature.key()).isPresent()) {
      throw Refused.because(
          Refused.Kind.CONFLICT,
          "There is a feature " + feature.key() + " already; PUT changes it.");
    }
    return create(transaction, feature, null);
  }

  /// Stores a feature that somebody asks for who found none that says the same.
  public Feature askFor(Transaction transaction, Feature feature) {
    return create(transaction, feature, new Born(true)).value();
  }

  /// Whether by this change a feature came into the book with a request, as opposed to a list of
  /// features that somebody keeps.
  public static boolean isBornByFiling(Change change) {
    return change.subject().equals(SUBJECT)
        && change.action().equals(CREATED)
        && change.note() != null
        && Json.tree(change.note()).path("byFiling").asBoolean(false);
  }

  /// Writes a feature as it is now to be.
  ///
  /// @param note what the facts cannot say about the change, or null
  /// @return the sequence of the change
  public long replace(
      Transaction transaction, Feature feature, String action, @Nullable Object note) {
    features.update(transaction.handle(), feature, transaction.nextSequence());
    return transaction.record(action, SUBJECT, feature.key(), feature, note).sequence();
  }

  private Kept<Feature> create(Transaction transaction, Feature feature, @Nullable Object note) {
    features.insert(transaction.handle(), feature, transaction.nextSequence());
    var change = transaction.record(CREATED, SUBJECT, feature.key(), feature, note);
    return new Kept<>(feature, Kept.Outcome.CREATED, change.sequence());
  }
}
