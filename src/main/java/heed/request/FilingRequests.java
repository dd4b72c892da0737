package heed.request;

import heed.account.AccountStore;
import heed.feature.Feature;
import heed.feature.FeatureStore;
import heed.feature.KeepingFeatures;
import heed.platform.Ids;
import heed.platform.Kept;
import heed.platform.Refused;
import heed.platform.Versioned;
import heed.platform.database.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes requests into the book, whichever door they come through: filed now, or kept under the
/// caller's own key with their history.
public final class FilingRequests {
  /// What requests are called in the change log.
  public static final String SUBJECT = "request";

  private final AccountStore accounts;
  private final FeatureStore features;
  private final KeepingFeatures keepingFeatures;
  private final RequestStore requests;
  private final Ids ids;

  public FilingRequests(
      AccountStore accounts,
      FeatureStore features,
      KeepingFeatures keepingFeatures,
      RequestStore requests,
      Ids ids) {
    this.accounts = accounts;
    this.features = features;
    this.keepingFeatures = keepingFeatures;
    this.requests = requests;
    this.ids = ids;
  }

  /// Files a request now, and the feature with it when it is a new one.
  ///
  /// @throws Refused when the account or the feature does not exist
  public Kept<Request> file(Transaction transaction, NewRequest sent) {
    refuseUnknownAccount(transaction, sent);
    var feature = featureAskedFor(transaction, sent);
    var filedNow = Instant.ofEpochMilli(transaction.atMs()).toString();
    var request = sent.stored(ids.next("r"), transaction.nextSequence(), feature);
    return create(transaction, request.filedAt(filedNow));
  }

  /// Keeps a request under the caller's own key: the same facts twice change nothing.
  ///
  /// @param expected the version that the caller saw, or null
  /// @throws Refused when the account or the feature does not exist, or STALE
  public Kept<Request> put(
      Transaction transaction, String key, NewRequest sent, @Nullable Long expected) {
    refuseUnknownAccount(transaction, sent);
    var known = requests.find(transaction.handle(), key);
    if (known.isEmpty()) {
      if (expected != null) {
        throw Refused.notFound("request", key);
      }
      var feature = featureOf(transaction, sent);
      return create(transaction, sent.stored(key, transaction.nextSequence(), feature));
    }
    known.get().refuseStale(expected);
    return update(
        transaction, known.get(), sent, featureKept(transaction, sent, known.get().value()));
  }

  /// What keeping many requests in one transaction has to look up, read at once: asking for each
  /// was measured to take half of an import's time.
  public final class Known {
    private final Set<String> accountKeys;
    private final Map<String, String> rootOfFeature;
    private Map<String, Versioned<Request>> stored = Map.of();

    private Known(Set<String> accountKeys, Map<String, String> rootOfFeature) {
      this.accountKeys = accountKeys;
      this.rootOfFeature = rootOfFeature;
    }

    /// Turns to the next requests, some hundred, each of which may be kept once.
    public void turnTo(Transaction transaction, Collection<String> keys) {
      stored = requests.findAll(transaction.handle(), keys);
    }

    /// The request as it is stored, among those turned to.
    public Optional<Request> find(String key) {
      return Optional.ofNullable(stored.get(key)).map(Versioned::value);
    }

    /// Keeps one of the requests turned to, as [FilingRequests#put] does.
    ///
    /// @throws Refused when the account or the feature does not exist
    public Kept<Request> put(Transaction transaction, String key, NewRequest sent) {
      if (!accountKeys.contains(sent.account())) {
        throw unknown("account", sent.account());
      }
      var feature = String.valueOf(sent.feature());
      if (!rootOfFeature.containsKey(feature)) {
        throw unknown("feature", feature);
      }
      var before = stored.get(key);
      if (before == null) {
        return create(transaction, sent.stored(key, transaction.nextSequence(), feature));
      }
      var filedFor = before.value().feature();
      var same = feature.equals(rootOfFeature.get(filedFor));
      return update(transaction, before, sent, same ? filedFor : feature);
    }
  }

  /// Prepares for keeping many requests in this transaction, all of known features.
  public Known knowing(Transaction transaction) {
    return new Known(accounts.keys(transaction.handle()), features.roots(transaction.handle()));
  }

  private Kept<Request> update(
      Transaction transaction, Versioned<Request> before, NewRequest sent, String feature) {
    var key = before.value().key();
    var request = sent.stored(key, before.value().place(), feature);
    if (request.equals(before.value())) {
      return new Kept<>(request, Kept.Outcome.UNCHANGED, before.version());
    }
    requests.update(transaction.handle(), request, transaction.nextSequence());
    var change = transaction.record("updated", SUBJECT, key, request);
    return new Kept<>(request, Kept.Outcome.UPDATED, change.sequence());
  }

  /// Takes a request out of the book. The change log keeps what it was.
  ///
  /// @param expected the version that the caller saw, or null
  /// @throws Refused when there is none
  public void delete(Transaction transaction, String key, @Nullable Long expected) {
    var known =
        requests
            .find(transaction.handle(), key)
            .orElseThrow(() -> Refused.notFound("request", key));
    known.refuseStale(expected);
    requests.delete(transaction.handle(), key);
    transaction.record("deleted", SUBJECT, key, null, known.value());
  }

  private Kept<Request> create(Transaction transaction, Request request) {
    requests.insert(transaction.handle(), request, transaction.nextSequence());
    var change = transaction.record("created", SUBJECT, request.key(), request);
    return new Kept<>(request, Kept.Outcome.CREATED, change.sequence());
  }

  private static Refused unknown(String what, String key) {
    return Refused.field(what, "There is no " + what + " " + key + ".");
  }

  private void refuseUnknownAccount(Transaction transaction, NewRequest sent) {
    if (accounts.find(transaction.handle(), sent.account()).isEmpty()) {
      throw unknown("account", sent.account());
    }
  }

  /// Whoever keeps requests under keys of their own brings them from a list that was looked at
  /// before; a new feature that is filed now is news.
  private String featureAskedFor(Transaction transaction, NewRequest sent) {
    var title = sent.newTitle();
    return title == null
        ? featureOf(transaction, sent)
        : keepingFeatures.askFor(transaction, asked(sent, title)).key();
  }

  private Feature asked(NewRequest sent, String title) {
    return Feature.asked(ids.next("f"), title, sent.newDescription());
  }

  private String featureOf(Transaction transaction, NewRequest sent) {
    var title = sent.newTitle();
    if (title != null) {
      return keepingFeatures.add(transaction, asked(sent, title)).value().key();
    }
    var key = sent.feature();
    if (key == null || features.find(transaction.handle(), key).isEmpty()) {
      throw unknown("feature", String.valueOf(key));
    }
    return key;
  }

  /// A reader sees the feature that stands for the one it was filed for; sent back, that means no
  /// change. Nor does the title of a new feature that an earlier sending of the same has made.
  private String featureKept(Transaction transaction, NewRequest sent, Request before) {
    var title = sent.newTitle();
    if (title != null && isTitled(transaction, before.feature(), title)) {
      return before.feature();
    }
    var feature = featureOf(transaction, sent);
    var root = features.findRoot(transaction.handle(), before.feature());
    var same = root.isPresent() && root.get().value().key().equals(feature);
    return same ? before.feature() : feature;
  }

  private boolean isTitled(Transaction transaction, String feature, String title) {
    return features
        .find(transaction.handle(), feature)
        .filter(known -> known.value().title().equals(title))
        .isPresent();
  }
}
