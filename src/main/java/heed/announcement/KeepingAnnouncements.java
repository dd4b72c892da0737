package heed.announcement;

import heed.feature.FeatureStore;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Ids;
import heed.platform.Kept;
import heed.platform.Refused;
import heed.platform.Versioned;
import heed.platform.database.Transaction;

/// Lets PMs say in public what a feature is, and take it back.
public final class KeepingAnnouncements {
  /// What announcements are called in the change log; the key is the feature's.
  public static final String SUBJECT = "announcement";

  private final AnnouncementStore announcements;
  private final FeatureStore features;
  private final Ids ids;

  public KeepingAnnouncements(AnnouncementStore announcements, FeatureStore features, Ids ids) {
    this.announcements = announcements;
    this.features = features;
    this.ids = ids;
  }

  /// Announces a feature, or words its announcement anew.
  ///
  /// @throws Refused FORBIDDEN unless the caller is a PM; NOT_FOUND; CONFLICT when another feature
  ///   stands for it
  public Kept<Announcement> put(
      Transaction transaction, String feature, Announcement.Words words, Caller caller) {
    caller.mustBe(Role.PM);
    refuseMerged(transaction, feature);
    var known = announcements.find(transaction.handle(), feature);
    if (known.isPresent() && known.get().value().words().equals(words)) {
      return new Kept<>(known.get().value(), Kept.Outcome.UNCHANGED, known.get().version());
    }
    var id = known.map(each -> each.value().id()).orElseGet(() -> ids.next("n"));
    var announcement = new Announcement(feature, id, words.title(), words.text());
    announcements.put(transaction.handle(), announcement, transaction.nextSequence());
    var change =
        transaction.record(
            known.isPresent() ? "updated" : "created", SUBJECT, feature, announcement);
    return new Kept<>(
        announcement,
        known.isPresent() ? Kept.Outcome.UPDATED : Kept.Outcome.CREATED,
        change.sequence());
  }

  /// Announces a feature no more. Where it is not announced, nothing happens.
  ///
  /// @throws Refused FORBIDDEN unless the caller is a PM
  public void remove(Transaction transaction, String feature, Caller caller) {
    caller.mustBe(Role.PM);
    announcements
        .find(transaction.handle(), feature)
        .map(Versioned::value)
        .ifPresent(known -> {
          announcements.remove(transaction.handle(), feature);
          transaction.record("removed", SUBJECT, feature, null);
        });
  }

  private void refuseMerged(Transaction transaction, String key) {
    var feature =
        features
            .find(transaction.handle(), key)
            .orElseThrow(() -> Refused.notFound("feature", key))
            .value();
    if (feature.mergedInto() != null) {
      var root = features.findRoot(transaction.handle(), key).orElseThrow().value();
      throw Refused.because(
          Refused.Kind.CONFLICT,
          key + " is merged into " + root.key() + "; announce " + root.key() + ".");
    }
  }
}
