package heed.triage;

import heed.feature.Effort;
import heed.feature.Feature;
import heed.feature.FeatureStore;
import heed.feature.KeepingFeatures;
import heed.feature.MergingFeatures;
import heed.feature.Status;
import heed.loop.Changed;
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
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
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

  /// A feature that this caller can still decide about, as it stands.
  ///
  /// @throws Refused FORBIDDEN, with who may; NOT_FOUND; CONFLICT when it is decided, with by whom
  public Versioned<Feature> toDecide(Handle handle, String key, Caller caller) {
    refuseOthers(handle, caller);
    var stored = stored(handle, key);
    if (!stored.value().undecided()) {
      throw conflict(sentence(handle, stored.value()));
    }
    return stored;
  }

  /// A feature whose work this caller can estimate, as it stands.
  ///
  /// @throws Refused as [#toDecide]; CONFLICT when it is shipped, declined or merged
  public Versioned<Feature> toEstimate(Handle handle, String key, Caller caller) {
    refuseOthers(handle, caller);
    var stored = stored(handle, key);
    if (!stored.value().open()) {
      throw conflict(sentence(handle, stored.value()));
    }
    return stored;
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
  public Changed decide(
      Transaction transaction, String key, StatusChange change, long seen, Caller caller) {
    refuseOthers(transaction.handle(), caller);
    asSeen(transaction, key, seen);
    return deciding.change(transaction, key, change, caller);
  }

  /// Says how much work a feature is, or that nobody knows.
  ///
  /// @throws Refused as [#decide]
  public void estimate(
      Transaction transaction, String key, @Nullable Effort effort, long seen, Caller caller) {
    refuseOthers(transaction.handle(), caller);
    var feature = asSeen(transaction, key, seen).value();
    if (!Objects.equals(effort, feature.effort())) {
      keeping.replace(transaction, feature.estimatedAt(effort), "estimated", null);
    }
  }

  /// Puts off until another day, or for good, to look at a declined feature again.
  ///
  /// @param day null: never
  /// @throws Refused as [#decide]; CONFLICT when it is not declined
  public void lookAgainOn(
      Transaction transaction, String key, @Nullable LocalDate day, long seen, Caller caller) {
    refuseOthers(transaction.handle(), caller);
    var feature = asSeen(transaction, key, seen).value();
    if (feature.status() != Status.DECLINED) {
      throw conflict(sentence(transaction.handle(), feature));
    }
    if (!Objects.equals(day, feature.revisitDate())) {
      var now =
          feature.decided(
              feature.status(), feature.targetDate(), feature.reason(), feature.workaround(), day);
      keeping.replace(transaction, now, "put_off", null);
    }
  }

  /// Lets another feature stand for this one.
  ///
  /// @throws Refused as [#decide], and as [MergingFeatures#merge]
  public void merge(Transaction transaction, String key, String into, long seen, Caller caller) {
    refuseOthers(transaction.handle(), caller);
    asSeen(transaction, key, seen);
    merging.merge(transaction, key, into);
  }

  /// Lets it stand for itself again.
  ///
  /// @throws Refused FORBIDDEN; NOT_FOUND; CONFLICT when somebody else undid it before
  public void unmerge(Transaction transaction, String key, Caller caller) {
    refuseOthers(transaction.handle(), caller);
    var feature = stored(transaction.handle(), key).value();
    if (feature.mergedInto() != null) {
      merging.unmerge(transaction, key);
    } else if (!isLastOf(transaction.handle(), key, caller)) {
      throw conflict(sentence(transaction.handle(), feature));
    }
  }

  private void refuseOthers(Handle handle, Caller caller) {
    if (caller.may(Role.PM)) {
      return;
    }
    var deciders =
        people.all(handle).stream().filter(person -> person.role().atLeast(Role.PM)).toList();
    var named = deciders.stream().limit(NAMED).map(Person::name).collect(Collectors.joining(", "));
    var more = deciders.size() > NAMED ? " and " + (deciders.size() - NAMED) + " more" : "";
    throw Refused.because(
        Refused.Kind.FORBIDDEN,
        "Only product managers and admins decide about features"
            + (named.isEmpty() ? "." : ": " + named + more + "."));
  }

  private void move(Transaction transaction, String key, Status from, Status to, Caller caller) {
    refuseOthers(transaction.handle(), caller);
    var feature = stored(transaction.handle(), key).value();
    if (feature.mergedInto() == null && feature.status() == from) {
      deciding.change(transaction, key, new StatusChange(to, null, null, null, null, true), caller);
    } else if (feature.status() != to || !isLastOf(transaction.handle(), key, caller)) {
      throw conflict(sentence(transaction.handle(), feature));
    }
  }

  private Versioned<Feature> asSeen(Transaction transaction, String key, long seen) {
    var feature = stored(transaction.handle(), key);
    if (feature.version() != seen) {
      throw conflict(
          sentence(transaction.handle(), feature.value()) + " Close this form and open it again.");
    }
    return feature;
  }

  private Versioned<Feature> stored(Handle handle, String key) {
    return features.find(handle, key).orElseThrow(() -> Refused.notFound("feature", key));
  }

  private boolean isLastOf(Handle handle, String key, Caller caller) {
    return caller.name().equals(lastActor(handle, key));
  }

  private static @Nullable String lastActor(Handle handle, String key) {
    var last = ChangeLog.of(handle, KeepingFeatures.SUBJECT, key, 1);
    return last.isEmpty() ? null : last.getFirst().actor();
  }

  /// What the second one learns: "Pia Park was faster: it is under review."
  private String sentence(Handle handle, Feature feature) {
    var actor = String.valueOf(lastActor(handle, feature.key()));
    var name = people.find(handle, actor).map(Person::name).orElse(actor);
    var into = feature.mergedInto();
    var effort = feature.effort();
    var stands =
        into == null
            ? "it is " + feature.status().spoken() + (effort == null ? "" : ", " + size(effort))
            : "it is merged into “" + title(handle, into) + "”";
    return name + " was faster: " + stands + ".";
  }

  private String title(Handle handle, String key) {
    return stored(handle, key).value().title();
  }

  private static String size(Effort effort) {
    return "estimated at " + effort.spoken() + " person-months";
  }

  private static Refused conflict(String sentence) {
    return Refused.because(Refused.Kind.CONFLICT, sentence);
  }
}
