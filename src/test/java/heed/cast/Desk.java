package heed.cast;

import heed.account.Account;
import heed.account.AccountStore;
import heed.account.KeepingAccounts;
import heed.feature.Feature;
import heed.feature.FeatureStore;
import heed.feature.KeepingFeatures;
import heed.feature.MergingFeatures;
import heed.people.Person;
import heed.people.PersonStore;
import heed.platform.Ids;
import heed.platform.Kept;
import heed.platform.database.Database;
import heed.platform.database.Writer;
import heed.request.FilingRequests;
import heed.request.Request;
import heed.request.RequestStore;
import java.util.Random;

/// The stores and use cases of the facts, wired to one database, so that a test puts a fact down in
/// one line. Ids are drawn from a fixed seed.
public final class Desk {
  public final AccountStore accounts = new AccountStore();
  public final FeatureStore features = new FeatureStore();
  public final RequestStore requests = new RequestStore();
  public final PersonStore people = new PersonStore();
  public final KeepingAccounts keepingAccounts = new KeepingAccounts(accounts);
  public final KeepingFeatures keepingFeatures = new KeepingFeatures(features);
  public final MergingFeatures merging = new MergingFeatures(features, keepingFeatures);
  public final Ids ids;
  public final FilingRequests filing;
  private final Database database;

  public Desk(Database database) {
    this(database, 7);
  }

  /// Two desks of one database need two seeds.
  public Desk(Database database, long seed) {
    this.database = database;
    this.ids = new Ids(SettableClock.morning(), new Random(seed));
    this.filing = new FilingRequests(accounts, features, keepingFeatures, requests, ids);
  }

  public Database database() {
    return database;
  }

  /// Writes as `desk`.
  public <T> T write(Writer.Work<T> work) {
    return database.writer().write("desk", work);
  }

  public Kept<Account> keep(AnAccount account) {
    return write(tx -> keepingAccounts.put(tx, account.account(), null));
  }

  public Kept<Feature> keep(AFeature feature) {
    return write(tx -> keepingFeatures.put(tx, feature.feature(), null));
  }

  public Kept<Person> keep(Person person) {
    return write(tx -> people.put(tx, person));
  }

  /// Keeps a request under a key of the caller's own.
  public Kept<Request> keep(String key, ARequest request) {
    return write(tx -> filing.put(tx, key, request.sent(), null));
  }

  /// Files a request now.
  public Kept<Request> file(ARequest request) {
    return write(tx -> filing.file(tx, request.sent()));
  }

  public Feature merge(AFeature feature, AFeature into) {
    return write(tx -> merging.merge(tx, feature.key(), into.key()));
  }
}
