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
import heed.platform.database.Transaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decides about a feature, and opens what is owed because of it: in one transaction the feature, a
/// loop for every account that asked, and a message for each of their CSMs.
public final class ChangingStatus {
  /// What loops are called in the change log.
  public static final String SUBJECT = "loop";

  private final FeatureStore features;
  private final KeepingFeatures keeping;
  private final LoopStore loops;
  private final KeepingLoops keepingLoops;
  private final AskerStore askers = new AskerStore();
  private final LoopPolicyStore policies = new LoopPolicyStore();
  private final Notices notices;
  private final Ids ids;

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
    this.loops = loops;
    this.keepingLoops = new KeepingLoops(outbox);
    this.notices = new Notices(outbox, transport);
    this.ids = ids;
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
    var told = news.get().told(loops, askers, transaction.handle(), key);
    supersede(transaction, key, news.get(), told);
    if (told.isEmpty() && !news.get().forAll()) {
      return new Changed(feature, null, 0, sequence);
    }
    var milestone = news.get().milestone();
    var event =
        new Notices.Event(feature, milestone, sequence, previousDate(before, milestone), null);
    var opened = open(transaction, event, told, policy.dueWorkingDays().of(milestone));
    if (change.announced()) {
      notices.tell(transaction, event, opened, caller.email());
    }
    return new Changed(feature, milestone, opened.size(), sequence);
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

  private static @Nullable LocalDate previousDate(Feature before, Milestone milestone) {
    return milestone == Milestone.SLIPPED ? before.targetDate() : null;
  }

  /// What nobody heard yet is no longer news: for all of them, or for those who hear something
  /// else.
  private void supersede(Transaction transaction, String root, News news, List<News.Told> told) {
    var hearing = told.stream().map(each -> each.asker().account()).collect(Collectors.toSet());
    var old =
        loops.untold(transaction.handle(), root).stream()
            .filter(loop -> news.outdatesAll() || hearing.contains(loop.account()))
            .map(loop -> loop.superseded(transaction.actor(), transaction.atMs()))
            .toList();
    keepingLoops.change(transaction, "superseded", old);
  }

  private List<Notices.Owed> open(
      Transaction transaction, Notices.Event event, List<News.Told> told, int workingDays) {
    var today = DueDates.day(transaction.atMs());
    var opened = new ArrayList<Notices.Owed>();
    for (var each : told) {
      var asker = each.asker();
      var due = DueDates.due(workingDays, today, asker.renewalDate(), each.brokenDate());
      var opening =
          new Loop.Opening(
              ids.next("l"),
              asker.account(),
              event.feature().key(),
              event.milestone(),
              due,
              event.change(),
              each.brokenDate());
      var loop = Loop.opened(opening, transaction.actor(), transaction.atMs());
      opened.add(new Notices.Owed(loop, asker));
    }
    keepingLoops.open(transaction, opened.stream().map(Notices.Owed::loop).toList());
    return opened;
  }
}
