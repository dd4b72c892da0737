package heed.triage;

import heed.feature.Effort;
import heed.feature.Feature;
import heed.feature.FeatureStore;
import heed.feature.KeepingFeatures;
import heed.feature.MergingFeatures;
import heed.feature.Status;
import heed.loop.ChangingStatus;
import heed.loop.StatusChange;
import heed.people.Caller;
import heed.people.Person;
import heed.people.PersonStore;
import heed.people.Role;
import heed.platform.Refused;
import heed.platform.Versioned;
import heed.platform.database.ChangeLog;
import heed.platform.database.Transaction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a PM decides about a feature at first sight. Done twice by the same person it is done once
/// and nothing is said; whoever comes second learns who was first.
public final class Triaging {
  private static final int NAMED = 5;

  private final FeatureStore features;
  private final KeepingFeatures keeping;
  private final MergingFeatures merging;
  private final ChangingStatus deciding;
  private final PersonStore people;

  public Triaging(
      FeatureStore features,
      KeepingFeatures keeping,
      MergingFeatures merging,
      ChangingStatus deciding,
      PersonStore people) {
    this.features = features;
    this.keeping = keeping;
    this.merging = merging;
    this.deciding = deciding;
    this.people = people;
  }

  /// Goes on only for those who may decide.
  ///
  /// @throws Refused FORBIDDEN for anybody else, with who may
  public void refuseOthers(Transaction transaction, Caller caller) {
    if (caller.may(Role.PM)) {
      return;
    }
    var deciders =
        people.all(transaction.handle()).stream()
            .filter(person -> person.role().atLeast(Role.PM))
            .toList();
    var named = deciders.stream().limit(NAMED).map(Person::name).collect(Collectors.joining(", "));
    var more = deciders.size() > NAMED ? " and " + (deciders.size() - NAMED) + " more" : "";
    throw Refused.because(
        Refused.Kind.FORBIDDEN,
        "Only product managers and admins decide about features"
            + (named.isEmpty() ? "." : ": " + named + more + "."));
  }

  /// Somebody will look into a new feature.
  ///
  /// @throws Refused FORBIDDEN; NOT_FOUND; CONFLICT when it is no longer new, with who was first
  public void accept(Transaction transaction, String key, Caller caller) {
    move(transaction, key, Status.NEW, Status.UNDER_REVIEW, caller);
  }

  /// Takes an acceptance back.
  ///
  /// @throws Refused as [#accept], when it is not under review
  public void backToNew(Transaction transaction, String key, Caller caller) {
    move(transaction, key, Status.UNDER_REVIEW, Status.NEW, caller);
  }

  /// Decides about a feature as somebody saw it.
  ///
  /// @param seen the version that they saw
  /// @throws Refused as [ChangingStatus#change]; CONFLICT when it was changed since, with by whom
  public void decide(
      Transaction transaction, String key, StatusChange change, long seen, Caller caller) {
    refuseOthers(transaction, caller);
    asSeen(transaction, key, seen);
    deciding.change(transaction, key, change, caller);
  }

  /// Says how much work a feature is.
  ///
  /// @throws Refused as [#decide]
  public void estimate(
      Transaction transaction, String key, Effort effort, long seen, Caller caller) {
    refuseOthers(transaction, caller);
    var feature = asSeen(transaction, key, seen).value();
    if (!effort.equals(feature.effort())) {
      keeping.replace(transaction, feature.estimatedAt(effort), "estimated", null);
    }
  }

  /// Lets another feature stand for this one.
  ///
  /// @throws Refused as [#decide], and as [MergingFeatures#merge]
  public void merge(Transaction transaction, String key, String into, long seen, Caller caller) {
    refuseOthers(transaction, caller);
    asSeen(transaction, key, seen);
    merging.merge(transaction, key, into);
  }

  /// Lets it stand for itself again.
  ///
  /// @throws Refused FORBIDDEN; NOT_FOUND; CONFLICT when somebody else undid it before
  public void unmerge(Transaction transaction, String key, Caller caller) {
    refuseOthers(transaction, caller);
    var feature = stored(transaction, key).value();
    if (feature.mergedInto() != null) {
      merging.unmerge(transaction, key);
    } else if (!isLastOf(transaction, key, caller)) {
      throw conflict(sentence(transaction, feature));
    }
  }

  private void move(Transaction transaction, String key, Status from, Status to, Caller caller) {
    refuseOthers(transaction, caller);
    var feature = stored(transaction, key).value();
    if (feature.mergedInto() == null && feature.status() == from) {
      deciding.change(transaction, key, new StatusChange(to, null, null, null, null, true), caller);
    } else if (feature.status() != to || !isLastOf(transaction, key, caller)) {
      throw conflict(sentence(transaction, feature));
    }
  }

  private Versioned<Feature> asSeen(Transaction transaction, String key, long seen) {
    var feature = stored(transaction, key);
    if (feature.version() != seen) {
      throw conflict(
          sentence(transaction, feature.value()) + " Close this form and open it again.");
    }
    return feature;
  }

  private Versioned<Feature> stored(Transaction transaction, String key) {
    return features
        .find(transaction.handle(), key)
        .orElseThrow(() -> Refused.notFound("feature", key));
  }

  private boolean isLastOf(Transaction transaction, String key, Caller caller) {
    return caller.name().equals(lastActor(transaction, key));
  }

  private static @Nullable String lastActor(Transaction transaction, String key) {
    var last = ChangeLog.of(transaction.handle(), KeepingFeatures.SUBJECT, key, 1);
    return last.isEmpty() ? null : last.getFirst().actor();
  }

  /// What the second one learns: "Pia Park was faster: it is under review."
  private String sentence(Transaction transaction, Feature feature) {
    var actor = String.valueOf(lastActor(transaction, feature.key()));
    var name = people.find(transaction.handle(), actor).map(Person::name).orElse(actor);
    var into = feature.mergedInto();
    var effort = feature.effort();
    var stands =
        into == null
            ? "it is " + feature.status().spoken() + (effort == null ? "" : ", " + size(effort))
            : "it is merged into “" + title(transaction, into) + "”";
    return name + " was faster: " + stands + ".";
  }

  private String title(Transaction transaction, String key) {
    return stored(transaction, key).value().title();
  }

  private static String size(Effort effort) {
    return "estimated at " + effort.spoken() + " person-months";
  }

  private static Refused conflict(String sentence) {
    return Refused.because(Refused.Kind.CONFLICT, sentence);
  }
}
