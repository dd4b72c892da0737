package heed.pages.site;

import heed.account.AccountStore;
import heed.account.KeepingAccounts;
import heed.book.FollowingChanges;
import heed.book.LiveBook;
import heed.cast.Cast;
import heed.demo.DemoBook;
import heed.demo.StoryClock;
import heed.discussion.Discussing;
import heed.feature.FeatureStore;
import heed.feature.KeepingFeatures;
import heed.feature.MergingFeatures;
import heed.history.RecordingPlaces;
import heed.http.Clients;
import heed.http.Metrics;
import heed.http.Server;
import heed.loop.AnsweringLoops;
import heed.loop.ChangingStatus;
import heed.loop.EditingDrafts;
import heed.loop.LoopStore;
import heed.loop.StatusChange;
import heed.loop.WritingDrafts;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.outbox.PageCourier;
import heed.pages.Pages;
import heed.pages.frame.Connections;
import heed.pages.frame.Doorway;
import heed.pages.frame.House;
import heed.people.Caller;
import heed.people.OwnKeyStore;
import heed.people.Person;
import heed.people.PersonStore;
import heed.people.SessionStore;
import heed.people.SignInLinks;
import heed.platform.Currency;
import heed.platform.Ids;
import heed.platform.database.Database;
import heed.platform.database.Writer;
import heed.platform.outside.Allowed;
import heed.ranking.PolicyStore;
import heed.ranking.Rankings;
import heed.request.FilingRequests;
import heed.request.RequestStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/// The real pages on a real port over a real SQLite file.
public final class Site implements AutoCloseable {
  private static final Doorway OUTSIDE =
      new Doorway(new Clients(Allowed.of("127.0.0.0/8")), List.of());

  public final Database database;
  public final Server server;
  public final PersonStore people = new PersonStore();
  final SignInLinks links;
  public final AccountStore accounts = new AccountStore();
  public final FeatureStore features = new FeatureStore();
  public final RequestStore requests = new RequestStore();
  public final KeepingAccounts keepingAccounts = new KeepingAccounts(accounts);
  public final KeepingFeatures keepingFeatures = new KeepingFeatures(features);
  public final FilingRequests filing;
  public final OutboxStore messages = new OutboxStore();
  public final LoopStore loops = new LoopStore();
  public final StoryClock story;
  private final Path folder;
  private final Ids ids;
  public final Discussing discussing;
  private final MergingFeatures merging;
  private final ChangingStatus changing;
  private final AnsweringLoops answering;
  private final FollowingChanges following;
  final RecordingPlaces places;

  /// @param demo whether the service runs as one, with re-usable links
  /// @param baseUrl where people are told to come
  /// @param port 0 for any
  public Site(InstantSource clock, boolean demo, String baseUrl, int port) {
    this(clock, demo, baseUrl, port, OUTSIDE, false);
  }

  /// @param mail whether letters can be written
  public Site(InstantSource clock, String baseUrl, Doorway doorway, boolean mail) {
    this(clock, false, baseUrl, 0, doorway, mail);
  }

  private Site(
      InstantSource clock, boolean demo, String baseUrl, int port, Doorway doorway, boolean mail) {
    folder = temporaryFolder();
    story = new StoryClock(clock);
    database = Database.open(folder.resolve("heed.db").toString(), Duration.ofSeconds(2), story);
    ids = Ids.secure(story);
    var book = new LiveBook(Currency.of("USD"));
    following = new FollowingChanges(database, book, accounts, features, requests);
    following.start();
    filing = new FilingRequests(accounts, features, keepingFeatures, requests, ids);
    merging = new MergingFeatures(features, keepingFeatures);
    links = new SignInLinks(ids, new OwnKeyStore(ids), people);
    var outbox = new Outbox(messages, ids);
    changing =
        new ChangingStatus(features, keepingFeatures, loops, outbox, PageCourier.TRANSPORT, ids);
    discussing = new Discussing(features, people, outbox, PageCourier.TRANSPORT, ids);
    answering = new AnsweringLoops(loops, features, outbox, PageCourier.TRANSPORT);
    var policies = new PolicyStore();
    var rankings =
        new Rankings(
            book,
            () -> database.read(policies::current),
            version -> database.read(handle -> policies.find(handle, version)));
    places = new RecordingPlaces(database, rankings, story);
    var house =
        new House(
            database,
            Currency.of("USD"),
            rankings,
            story,
            baseUrl,
            demo,
            people,
            new SessionStore(ids, people),
            links,
            features,
            requests,
            loops,
            new WritingDrafts(features),
            changing,
            answering,
            new EditingDrafts(loops, new WritingDrafts(features), outbox),
            messages,
            outbox,
            ids,
            new Connections(() -> "off", false, mail, false),
            discussing,
            doorway);
    server = Server.start("127.0.0.1", port, List.of(new Pages(house)), new Metrics(), ids);
  }

  public Site(InstantSource clock) {
    this(clock, false, "http://127.0.0.1", 0);
  }

  public Site tellTheDemo() {
    DemoBook.tell(
        new DemoBook.Rooms(
            story,
            database,
            people,
            keepingAccounts,
            keepingFeatures,
            merging,
            filing,
            changing,
            loops,
            answering,
            places));
    return this;
  }

  public <T> T write(Writer.Work<T> work) {
    return database.writer().write("test", work);
  }

  /// A decision of a PM that is announced.
  public void decide(String feature, StatusChange change) {
    database
        .writer()
        .write(Cast.PIA.email(), tx -> changing.change(tx, feature, change, Caller.of(Cast.PIA)));
  }

  /// A token for `/sign-in/TOKEN` that works once.
  public String link(Person person) {
    return write(transaction -> {
      people.put(transaction, person);
      return links.make(transaction, person, Duration.ofMinutes(10));
    });
  }

  public String demoLink(Person person) {
    return write(transaction -> links.makeForDemo(transaction, person, Duration.ofDays(30)));
  }

  @Override
  public void close() {
    server.close();
    following.close();
    database.close();
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("heed-pages");
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
