package heed.api;

import heed.account.AccountStore;
import heed.account.KeepingAccounts;
import heed.book.FollowingChanges;
import heed.book.LiveBook;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.feature.FeatureStore;
import heed.feature.KeepingFeatures;
import heed.feature.MergingFeatures;
import heed.http.Callers;
import heed.http.Cursors;
import heed.http.Frame;
import heed.http.Health;
import heed.http.Idempotency;
import heed.http.Metrics;
import heed.http.Server;
import heed.intake.ImportingCsv;
import heed.loop.AnsweringLoops;
import heed.loop.ChangingStatus;
import heed.loop.EditingDrafts;
import heed.loop.LoopStore;
import heed.loop.WritingDrafts;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.people.OwnKeyStore;
import heed.people.PersonStore;
import heed.people.Role;
import heed.people.TokenStore;
import heed.platform.Currency;
import heed.platform.Ids;
import heed.platform.Sealing;
import heed.platform.database.Database;
import heed.platform.database.Dialect;
import heed.platform.outside.Allowed;
import heed.platform.outside.GuardedClient;
import heed.ranking.PolicyStore;
import heed.ranking.Rankings;
import heed.request.FilingRequests;
import heed.request.RequestStore;
import heed.webhook.Webhooks;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The real API on a real port over a real database, at a time that tests set. One token per role;
/// the CSM's and the product manager's name a person.
final class Service implements AutoCloseable {
  static final String ANN = "ann@example.com";
  static final String PIA = "pia@example.com";

  /// What keys of webhooks are sealed under.
  static final String SECRET = "kP8qR2vX5yB9dE3gJ6mN0sT4wZ7aC1fHkL5oQ8uW2xY=";

  final SettableClock clock = SettableClock.morning();
  final Database database;
  final LiveBook book;
  final Server server;
  final TokenStore tokens;
  final Webhooks webhooks;
  final Metrics metrics = new Metrics();
  private final TestDatabase stored;
  private final FollowingChanges following;
  private final Map<Role, String> secrets = new EnumMap<>(Role.class);

  Service() {
    this(Dialect.SQLITE, Currency.of("USD"));
  }

  Service(Dialect dialect, Currency currency) {
    stored = TestDatabase.of(dialect, clock);
    database = stored.database();
    book = new LiveBook(currency);
    var ids = Ids.secure(clock);
    var accounts = new AccountStore();
    var features = new FeatureStore();
    var requests = new RequestStore();
    var keepingAccounts = new KeepingAccounts(accounts);
    var keepingFeatures = new KeepingFeatures(features);
    var filing = new FilingRequests(accounts, features, keepingFeatures, requests, ids);
    tokens = new TokenStore(ids);
    following = new FollowingChanges(database, book, accounts, features, requests);
    following.start();
    for (var role : Role.values()) {
      secrets.put(role, token(role.word() + "-token", role, person(role)));
    }
    var loops = new LoopStore();
    var outbox = new Outbox(new OutboxStore(), ids);
    var policies = new PolicyStore();
    var rankings =
        new Rankings(
            book,
            () -> database.read(policies::current),
            version -> database.read(handle -> policies.find(handle, version)));
    var frame =
        new Frame(
            database,
            new Callers(database, tokens, clock),
            Cursors.keptIn(database, new OwnKeyStore(ids)),
            new Idempotency(database, clock),
            currency,
            clock);
    webhooks =
        new Webhooks(
            database,
            new PersonStore(),
            outbox,
            "page",
            Optional.of(Sealing.under(Service.SECRET)),
            GuardedClient.open(Allowed.of("127.0.0.1")),
            ids,
            clock);
    var api =
        new Api(
            frame,
            new Api.Rooms(
                accounts,
                keepingAccounts,
                features,
                keepingFeatures,
                new MergingFeatures(features, keepingFeatures),
                requests,
                filing,
                loops,
                new ChangingStatus(features, keepingFeatures, loops, outbox, "page", ids),
                new AnsweringLoops(loops, features, outbox, "page"),
                new EditingDrafts(loops, new WritingDrafts(features), outbox),
                new ImportingCsv(database, keepingAccounts, keepingFeatures, filing, currency),
                policies,
                rankings,
                book,
                webhooks,
                ids));
    var health = new Health(database::reachable, () -> true, () -> "not configured", metrics);
    server = Server.start("127.0.0.1", 0, List.of(api, health), metrics, ids);
  }

  /// Makes another token.
  String token(String name, Role role, @Nullable String person) {
    return database
        .writer()
        .write("test", transaction -> tokens.create(transaction, name, role, person));
  }

  String secret(Role role) {
    return Objects.requireNonNull(secrets.get(role));
  }

  Client as(Role role) {
    return new Client(server.port(), secret(role));
  }

  Client nobody() {
    return new Client(server.port(), null);
  }

  @Override
  public void close() {
    server.close();
    following.close();
    stored.close();
  }

  private static @Nullable String person(Role role) {
    return switch (role) {
      case CSM -> ANN;
      case PM -> PIA;
      case VIEWER, ADMIN -> null;
    };
  }
}
