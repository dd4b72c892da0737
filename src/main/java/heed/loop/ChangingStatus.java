package heed.loop;

import heed.feature.Feature;
import heed.feature.FeatureStore;
import heed.feature.KeepingFeatures;
import heed.feature.Status;
import heed.outbox.Outbox;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Ids;
import heed.platform.Refused;
import heed.platform.database.Database;
import heed.platform.database.Transaction;
import java.time.LocalDate;

/// Decides about a feature, and opens what is owed because of it: a loop for every account that
/// asked, and a message for each of their CSMs.
public final class ChangingStatus {
  /// What loops are called in the change log.
  public static final String SUBJECT = "loop";

  private final FeatureStore features;
  private final KeepingFeatures keeping;
  private final LoopPolicyStore policies = new LoopPolicyStore();
  private final OpeningLoops opening;

  /// @param transport by which CSMs are told: `slack`, or `page` for a service without any
  public ChangingStatus(
      FeatureStore features,
      KeepingFeatures keeping,
      LoopStore loops,
      Outbox outbox,
      String transport,
      Ids ids) {
    this.features = features;
    this.keeping = keeping;
    this.opening =
        new OpeningLoops(
            features, loops, new KeepingLoops(outbox), new Notices(outbox, transport), ids);
  }

  /// Changes the status of a feature. The same decision twice changes nothing and tells nobody.
  ///
  /// @throws Refused FORBIDDEN unless the caller is a PM; NOT_FOUND; CONFLICT when another feature
  ///   stands for it
  public Changed change(Transaction transaction, String key, StatusChange change, Caller caller) {
    caller.mustBe(Role.PM);
    var stored =
        features
            .find(transaction.handle(), key)
            .orElseThrow(() -> Refused.notFound("feature", key));
    var before = stored.value();
    refuseMerged(transaction, before);
    if (change.bringsNothingNewTo(before)) {
      return new Changed(before, null, 0, stored.version());
    }
    var feature = availableBy(DueDates.day(transaction.atMs()), change, change.appliedTo(before));
    var sequence = keeping.replace(transaction, feature, "status", null);
    var policy = policies.current(transaction.handle()).policy();
    var news = News.of(before, change, feature, policy);
    if (news.isEmpty()) {
      return new Changed(feature, null, 0, sequence);
    }
    var milestone = news.get().milestone();
    var previous = milestone == Milestone.SLIPPED ? before.targetDate() : null;
    var owed = opening.begin(transaction, news.get(), previous, change.announced(), caller.email());
    return new Changed(
        feature, owed == 0 && !news.get().forAll() ? null : milestone, owed, sequence);
  }

  /// Finishes what a process that died had begun to open.
  public void finishOpening(Database database) {
    opening.finish(database);
  }

  /// What ships before its day is here today: the old promise would tell customers to wait for it.
  /// Whoever ships with a date of their own means it.
  private static Feature availableBy(LocalDate today, StatusChange change, Feature feature) {
    var promised = feature.targetDate();
    var early =
        change.status() == Status.SHIPPED
            && change.targetDate() == null
            && promised != null
            && promised.isAfter(today);
    return early ? feature.decided(Status.SHIPPED, today) : feature;
  }

  private void refuseMerged(Transaction transaction, Feature feature) {
    if (feature.mergedInto() != null) {
      var root = features.findRoot(transaction.handle(), feature.key()).orElseThrow().value();
      throw Refused.because(
          Refused.Kind.CONFLICT,
          feature.key()
              + " is merged into "
              + root.key()
              + " and shares its status; change "
              + root.key()
              + ", or unmerge "
              + feature.key()
              + " first.");
    }
  }
}
