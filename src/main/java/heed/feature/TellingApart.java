package heed.feature;

import heed.platform.Refused;
import heed.platform.database.Transaction;

/// Keeps in mind which features are not the same, so that nobody is asked about them twice.
public final class TellingApart {
  /// What such a pair is called in the change log; its key is both keys with a `/` between.
  public static final String SUBJECT = "not_the_same";

  private final ToldApartStore pairs;
  private final FeatureStore features;

  public TellingApart(ToldApartStore pairs, FeatureStore features) {
    this.pairs = pairs;
    this.features = features;
  }

  /// Says that two features are not the same; said twice, it is said once.
  ///
  /// @throws Refused NOT_FOUND when either is missing; INVALID when both are one
  public void tellApart(Transaction transaction, String one, String other) {
    var pair = pair(transaction, one, other);
    if (pairs.find(transaction.handle(), pair).isEmpty()) {
      pairs.insert(transaction.handle(), pair, transaction.nextSequence());
      transaction.record("told_apart", SUBJECT, pair.key(), pair);
    }
  }

  /// Takes it back. Where nobody said so, nothing happens.
  ///
  /// @throws Refused as [#tellApart]
  public void takeBack(Transaction transaction, String one, String other) {
    var pair = pair(transaction, one, other);
    if (pairs.find(transaction.handle(), pair).isPresent()) {
      pairs.remove(transaction.handle(), pair);
      transaction.record("taken_back", SUBJECT, pair.key(), null);
    }
  }

  private ToldApart pair(Transaction transaction, String one, String other) {
    if (one.equals(other)) {
      throw Refused.because(Refused.Kind.INVALID, "A feature is always the same as itself.");
    }
    for (var key : new String[] {one, other}) {
      if (features.find(transaction.handle(), key).isEmpty()) {
        throw Refused.notFound("feature", key);
      }
    }
    return ToldApart.of(one, other);
  }
}
