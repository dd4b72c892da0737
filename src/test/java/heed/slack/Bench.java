package heed.slack;

import heed.account.Account;
import heed.account.AccountStore;
import heed.account.KeepingAccounts;
import heed.account.Lifecycle;
import heed.book.FollowingChanges;
import heed.book.LiveBook;
import heed.feature.Feature;
import heed.feature.FeatureStore;
import heed.feature.KeepingFeatures;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.people.Person;
import heed.people.PersonStore;
import heed.people.Role;
import heed.platform.Currency;
import heed.platform.Ids;
import heed.platform.database.Database;
import heed.request.FilingRequests;
import heed.request.Request;
import heed.request.RequestStore;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.SlackMember;
import heed.slack.standin.SlackSender;
import io.javalin.Javalin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The door on a real port, before a real database and the stand-in for Slack.
final class Bench implements AutoCloseable {
  static final String ANN = "U0ANN";
  static final String PAM = "U0PAM";

  final InstantSource clock = InstantSource.system();
  final FakeSlack slack = FakeSlack.start();
  final Database database;
  final LiveBook book = new LiveBook(Currency.of("USD"));
  final AccountStore accounts = new AccountStore();
  final FeatureStore features = new FeatureStore();
  final RequestStore requests = new RequestStore();
  final PersonStore people = new PersonStore();
  final Ids ids = Ids.secure(clock);
  final KeepingFeatures keepingFeatures = new KeepingFeatures(features);
  final FilingRequests filing =
      new FilingRequests(accounts, features, keepingFeatures, requests, ids);
  final OutboxStore outboxStore = new OutboxStore();
  final Outbox outbox = new Outbox(outboxStore, ids);
  final FollowingChanges following;
  final SlackConnection connection;
  final Javalin server;
  final SlackSender sender;

  Bench(Path folder) {
    database = Database.open(folder.resolve("heed.db").toString(), Duration.ofSeconds(1), clock);
    following = new FollowingChanges(database, book, accounts, features, requests);
    following.start();
    connection =
        SlackConnection.open(
            new SlackSettings(
                FakeSlack.TOKEN, FakeSlack.SIGNING_SECRET, slack.apiUrl(), null, null),
            new SlackRooms(database, book, filing, requests, people, outbox, clock));
    server =
        Javalin.create(
                config -> {
                  config.concurrency.useVirtualThreads = true;
                  config.startup.showJavalinBanner = false;
                  config.routes.post("/slack/events", connection.events());
                })
            .start("127.0.0.1", 0);
    sender =
        new SlackSender(URI.create("http://127.0.0.1:" + server.port() + "/slack/events"), slack);
    slack.workspace().add(SlackMember.full(ANN, "ann@example.com", "Ann"));
    slack.workspace().add(SlackMember.full(PAM, "pam@example.com", "Pam"));
    person("pam@example.com", Role.PM);
  }

  void person(String email, Role role) {
    write(transaction -> people.put(transaction, new Person(email, email, role)));
  }

  void account(String key, String name, @Nullable String csm) {
    write(transaction ->
        new KeepingAccounts(accounts)
            .put(
                transaction,
                new Account(
                    key,
                    name,
                    12_000_000L,
                    30,
                    LocalDate.of(2027, 1, 5),
                    csm,
                    null,
                    null,
                    null,
                    Lifecycle.CUSTOMER,
                    null,
                    null,
                    key + ".example"),
                null));
  }

  void feature(String key, String title) {
    write(transaction -> keepingFeatures.add(transaction, Feature.asked(key, title, null)));
  }

  List<Request> filed() {
    return database.read(handle -> requests.page(handle, RequestStore.Filter.ALL, 0, 500)).stream()
        .map(versioned -> versioned.value())
        .toList();
  }

  Optional<Person> personOf(String email) {
    return database.read(handle -> people.find(handle, email));
  }

  <T> T write(heed.platform.database.Writer.Work<T> work) {
    return database.writer().write("test", work);
  }

  @Override
  public void close() {
    server.stop();
    connection.close();
    following.close();
    database.close();
    slack.close();
  }
}
