package heed.feature;

import heed.platform.Refused;
import heed.platform.Versioned;
import heed.platform.database.Transaction;

/// Makes one feature stand for another that asks for the same thing, and undoes it. Requests stay
/// where they were filed and count for the feature that stands for theirs, so nothing is lost and
/// an account that asked for both is counted once.
public final class MergingFeatures {
  private final FeatureStore features;
  private final KeepingFeatures keeping;

  public MergingFeatures(FeatureStore features, KeepingFeatures keeping) {
    this.features = features;
    this.keeping = keeping;
  }

  /// Merges a feature into another.
  ///
  /// @throws Refused when either is missing, is merged already, or they would stand for each other
  public Feature merge(Transaction transaction, String key, String into) {
    var merged = stored(transaction, key).value();
    if (merged.mergedInto() != null) {
      throw conflict(
          key + " is merged into " + merged.mergedInto() + " already; unmerge it first.");
    }
    var target =
        features
            .findRoot(transaction.handle(), into)
            .orElseThrow(() -> Refused.field("into", "There is no feature " + into + "."))
            .value();
    if (target.key().equals(key)) {
      throw conflict(
          into.equals(key)
              ? "A feature cannot be merged into itself."
              : into + " is itself merged into " + key + "; unmerge it first.");
    }
    var now = merged.mergedInto(target.key());
    keeping.replace(transaction, now, "merged", null);
    features.settleRoots(transaction.handle(), key);
    return now;
  }

  /// Lets a merged feature stand for itself again, with the requests that were filed for it.
  ///
  /// @throws Refused when it is missing or not merged
  public Feature unmerge(Transaction transaction, String key) {
    var merged = stored(transaction, key).value();
    if (merged.mergedInto() == null) {
      throw conflict(key + " is not merged into another feature.");
    }
    var now = merged.mergedInto(null);
    keeping.replace(transaction, now, "unmerged", null);
    features.settleRoots(transaction.handle(), key);
    return now;
  }

  private Versioned<Feature> stored(Transaction transaction, String key) {
    return features
        .find(transaction.handle(), key)
        .orElseThrow(() -> Refused.notFound("feature", key));
  }

  private static Refused conflict(String sentence) {
    return Refused.because(Refused.Kind.CONFLICT, sentence);
  }
}
