package heed.loop;

import heed.feature.Effort;
import heed.feature.Feature;
import heed.feature.FeatureStore;
import heed.feature.KeepingFeatures;
import heed.feature.Status;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import heed.platform.Versioned;
import heed.platform.database.LogPages;
import heed.platform.database.Transaction;
import java.time.LocalDate;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Adjusts the estimate and the status of a feature in passing, where nobody has to be told of it,
/// and takes that back. Whoever adjusts says what they saw: only what they meant to change is
/// written, and what somebody else changed meanwhile is left alone.
public final class AdjustingFeatures {
  private final FeatureStore features;
  private final KeepingFeatures keeping;
  private final ChangingStatus changing;
  private final PreviewingStatus previewing;

  /// Estimate and status of a feature.
  ///
  /// @param effort null: nobody has estimated it
  public record Facts(@Nullable Effort effort, Status status) {
    public static Facts of(Feature feature) {
      return new Facts(feature.effort(), feature.status());
    }
  }

  public AdjustingFeatures(FeatureStore features, ChangingStatus changing) {
    this.features = features;
    this.keeping = new KeepingFeatures(features);
    this.changing = changing;
    this.previewing = new PreviewingStatus(features);
  }

  /// Makes of a feature what somebody wishes.
  ///
  /// @param seen how it stood before their eyes; of the effort only the whole is compared
  /// @throws Refused FORBIDDEN unless the caller is a PM; NOT_FOUND; CONFLICT when another feature
  ///   stands for it
  public Adjusted adjust(
      Transaction transaction, String key, Facts seen, Facts wished, Caller caller) {
    caller.mustBe(Role.PM);
    var stored = find(transaction.handle(), key);
    var before = stored.value();
    var estimates = !sameWhole(seen.effort(), wished.effort());
    var moves = seen.status() != wished.status();
    if ((estimates && !sameWhole(before.effort(), seen.effort()))
        || (moves && before.status() != seen.status())) {
      return new Adjusted.Meanwhile(before, lastActor(transaction.handle(), key));
    }
    if (moves && tells(transaction, key, wished.status())) {
      return new Adjusted.Tells(before);
    }
    var now = before;
    var version = stored.version();
    if (estimates) {
      now = now.estimatedAt(wished.effort());
      version = keeping.replace(transaction, now, "updated", null);
    }
    if (moves) {
      var changed = changing.change(transaction, key, to(wished.status()), caller);
      now = changed.feature();
      version = changed.changeSequence();
    }
    return new Adjusted.Made(before, stored.version(), now, version);
  }

  /// Whether customers would be owed word of this status.
  public boolean tells(Handle handle, String key, Status status, LocalDate today) {
    return previewing.of(handle, key, to(status), today).milestone() != null;
  }

  /// Makes a feature again what it was before an adjustment.
  ///
  /// @param before its version before, and `version` after the adjustment
  /// @throws Refused FORBIDDEN unless the caller is a PM; NOT_FOUND; STALE when it was changed
  ///   again since
  public Adjusted.Made takeBack(
      Transaction transaction, String key, long before, long version, Caller caller) {
    caller.mustBe(Role.PM);
    var stored = find(transaction.handle(), key);
    stored.refuseStale(version);
    var was = asOf(transaction.handle(), key, before);
    var action = was.status() == stored.value().status() ? "updated" : "status";
    return new Adjusted.Made(
        stored.value(), version, was, keeping.replace(transaction, was, action, null));
  }

  private boolean tells(Transaction transaction, String key, Status status) {
    return tells(transaction.handle(), key, status, DueDates.day(transaction.atMs()));
  }

  private Versioned<Feature> find(Handle handle, String key) {
    return features.find(handle, key).orElseThrow(() -> Refused.notFound("feature", key));
  }

  private static Feature asOf(Handle handle, String key, long sequence) {
    var filter = new LogPages.Filter(null, KeepingFeatures.SUBJECT, key, null, null);
    return LogPages.before(handle, filter, sequence + 1, 1).stream()
        .filter(change -> change.sequence() == sequence && change.facts() != null)
        .map(change -> change.factsAs(Feature.class))
        .findFirst()
        .orElseThrow(() -> Refused.notFound("change of " + key, Long.toString(sequence)));
  }

  private static String lastActor(Handle handle, String key) {
    var filter = new LogPages.Filter(null, KeepingFeatures.SUBJECT, key, null, null);
    return LogPages.before(handle, filter, Long.MAX_VALUE, 1).getFirst().actor();
  }

  private static StatusChange to(Status status) {
    return new StatusChange(status, null, null, null, null, true);
  }

  private static boolean sameWhole(@Nullable Effort one, @Nullable Effort other) {
    return Objects.equals(whole(one), whole(other));
  }

  private static @Nullable Integer whole(@Nullable Effort effort) {
    return effort == null ? null : effort.totalHundredths();
  }
}
