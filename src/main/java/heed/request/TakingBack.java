package heed.request;

import heed.feature.Feature;
import heed.feature.FeatureStore;
import heed.feature.KeepingFeatures;
import heed.feature.Status;
import heed.platform.Refused;
import heed.platform.Versioned;
import heed.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Takes back what somebody filed a moment ago. The change log keeps that it was there.
public final class TakingBack {
  /// How long the filer may change their mind.
  public static final Duration WITHIN = Duration.ofMinutes(15);

  /// Why a feature that came with it is not pursued, in words that anybody may read.
  private static final String REASON = "Filed by mistake and taken back.";

  private final RequestStore requests;
  private final FeatureStore features;
  private final KeepingFeatures keepingFeatures;
  private final FilingRequests filing;

  public TakingBack(
      RequestStore requests,
      FeatureStore features,
      KeepingFeatures keepingFeatures,
      FilingRequests filing) {
    this.requests = requests;
    this.features = features;
    this.keepingFeatures = keepingFeatures;
    this.filing = filing;
  }

  /// Takes a request back, and the feature that was made with it unless others ask for it or
  /// somebody worked on it since. Features are never deleted: it is declined, and nobody asks.
  ///
  /// @param madeWithIt key of the feature that was made with the request, or null
  /// @param email address of who takes it back
  /// @throws Refused NOT_FOUND when it is gone; FORBIDDEN for anybody but its filer; CONFLICT when
  ///   it is too old
  public void takeBack(
      Transaction transaction, String key, @Nullable String madeWithIt, String email) {
    var request =
        requests
            .find(transaction.handle(), key)
            .map(Versioned::value)
            .orElseThrow(
                () -> Refused.because(Refused.Kind.NOT_FOUND, "It was taken back already."));
    if (!email.equals(request.filedBy())) {
      throw Refused.because(Refused.Kind.FORBIDDEN, "Only who filed it can take it back.");
    }
    if (tooOld(request.filedAt(), transaction.atMs())) {
      throw Refused.because(
          Refused.Kind.CONFLICT,
          "It can be taken back for " + WITHIN.toMinutes() + " minutes. Ask a PM to remove it.");
    }
    filing.delete(transaction, key, null);
    if (madeWithIt != null && request.feature().equals(madeWithIt)) {
      withdraw(transaction, madeWithIt);
    }
  }

  private void withdraw(Transaction transaction, String key) {
    var feature = features.find(transaction.handle(), key).map(Versioned::value).orElse(null);
    if (feature != null && untouched(feature) && alone(transaction, key)) {
      keepingFeatures.replace(
          transaction,
          feature.decided(Status.DECLINED, null, REASON, null, null),
          "withdrawn",
          null);
    }
  }

  private static boolean untouched(Feature feature) {
    return feature.fresh() && feature.effort() == null;
  }

  private boolean alone(Transaction transaction, String key) {
    return requests.behind(transaction.handle(), key).isEmpty()
        && features.mergedInto(transaction.handle(), key).isEmpty();
  }

  private static boolean tooOld(@Nullable String filedAt, long nowMs) {
    try {
      return filedAt == null
          || Instant.parse(filedAt).plus(WITHIN).isBefore(Instant.ofEpochMilli(nowMs));
    } catch (DateTimeParseException dayOnly) {
      return true;
    }
  }
}
