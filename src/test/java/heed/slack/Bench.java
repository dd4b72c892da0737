package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.book.FollowingChanges;
import heed.book.LiveBook;
import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.Desk;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.feature.Status;
import heed.loop.AnsweringLoops;
import heed.loop.ChangingStatus;
import heed.loop.EditingDrafts;
import heed.loop.LateNotices;
import heed.loop.LedgerLine;
import heed.loop.Loop;
import heed.loop.LoopStore;
import heed.loop.Reminding;
import heed.loop.StatusChange;
import heed.loop.WakingLoops;
import heed.loop.WeeklyList;
import heed.loop.WritingDrafts;
import heed.outbox.Dispatching;
import heed.outbox.Message;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.outbox.RetryPolicy;
import heed.people.Caller;
import heed.people.Person;
import heed.platform.Refused;
import heed.platform.database.Database;
import heed.platform.database.Dialect;
import heed.ranking.Ranking;
import heed.ranking.ScoringPolicy;
import heed.request.Request;
import heed.request.RequestStore;
import heed.slack.call.SlackSettings;
import heed.slack.door.SocketPace;
import heed.slack.rooms.SlackRooms;
import heed.slack.rooms.TriageRooms;
import heed.slack.standin.Call;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.HouseCheck;
import heed.slack.standin.SlackMember;
import heed.slack.standin.SlackSender;
import heed.triage.FollowingFeatures;
import heed.triage.TriageStore;
import heed.triage.Triaging;
import heed.workspace.InstalledStore;
import heed.workspace.Inviting;
import heed.workspace.KeepingWorkspaces;
import io.javalin.Javalin;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The door on a real port and the courier, between a real database and the stand-in for Slack. All
/// of the cast but Vera's accounts are in Slack. Deliveries happen when a test says so.
final class Bench implements AutoCloseable {
  static final String CARA = "U0CARA";
  static final String DEV = "U0DEV";
  static final String PIA = "U0PIA";
  static final String VERA = "U0VERA";
  static final String BASE_URL = "https://heed.test";
  static final String TRIAGE_CHANNEL = "C0TRIAGE";

  private static final SocketPace IMPATIENT =
      new SocketPace(
          Duration.ofMillis(20),
          Duration.ofMillis(100),
          Duration.ofSeconds(1),
          Duration.ofMillis(200),
          Duration.ofMillis(300),
          Duration.ofSeconds(3));

  final SettableClock clock = SettableClock.morning();
  final FakeSlack slack = FakeSlack.start();
  final TestDatabase place;
  final Database database;
  final Desk desk;
  final LiveBook book = new LiveBook(Cast.USD);
  final OutboxStore outboxStore = new OutboxStore();
  final Outbox outbox;
  final LoopStore loops = new LoopStore();
  final AnsweringLoops answering;
  final ChangingStatus deciding;
  final WakingLoops waking;
  final Reminding reminding;
  final WeeklyList weekly;
  final FollowingChanges following;
  final FollowingFeatures followingFeatures;
  final KeepingWorkspaces workspaces;
  final SlackConnection connection;
  final Dispatching dispatching;
  final Javalin server;
  final SlackSender sender;

  Bench() {
    this(null);
  }

  Bench(@Nullable String triageChannel) {
    this(Dialect.SQLITE, triageChannel, null, slack -> {});
  }

  private Bench(
      Dialect dialect,
      @Nullable String triageChannel,
      @Nullable String appToken,
      Consumer<FakeSlack> before) {
    before.accept(slack);
    place = TestDatabase.of(dialect, clock);
    database = place.database();
    desk = new Desk(database);
    workspaces = new KeepingWorkspaces(new InstalledStore(), new Inviting(desk.ids), null);
    outbox = new Outbox(outboxStore, desk.ids);
    answering = new AnsweringLoops(loops, desk.features, outbox, SlackRooms.TRANSPORT);
    deciding =
        new ChangingStatus(
            desk.features, desk.keepingFeatures, loops, outbox, SlackRooms.TRANSPORT, desk.ids);
    waking = new WakingLoops(database, loops, outbox, clock);
    reminding = new Reminding(database, loops, outbox, SlackRooms.TRANSPORT, clock);
    weekly = new WeeklyList(database, loops, outbox, SlackRooms.TRANSPORT, clock);
    following = new FollowingChanges(database, book, desk.accounts, desk.features, desk.requests);
    followingFeatures =
        new FollowingFeatures(database, desk.features, outbox, outboxStore, SlackRooms.TRANSPORT);
    following.start();
    connection = connected(database, FakeSlack.SIGNING_SECRET, appToken, triageChannel);
    dispatching =
        new Dispatching(
                database, outbox, List.of(connection.courier()), RetryPolicy.USUAL, clock, desk.ids)
            .judging(new LateNotices(loops));
    server = serve(connection);
    sender = new SlackSender(doorOf(server), slack);
    sender.clock(clock);
    slack.limitRates(clock);
    slack.workspace().channel(TRIAGE_CHANNEL, null);
    member(CARA, Cast.CARA);
    member(DEV, Cast.DEV);
    member(PIA, Cast.PIA);
    member(VERA, Cast.VERA);
    desk.keep(Cast.PIA);
    desk.keep(Cast.VERA);
  }

  /// On this database, with a triage channel and Socket Mode beside HTTP.
  static Bench on(Dialect dialect) {
    return new Bench(dialect, TRIAGE_CHANNEL, FakeSlack.APP_TOKEN, slack -> {});
  }

  // The product's own server stops gracefully, which takes a second: too long for each test.
  private static Javalin serve(SlackConnection connection) {
    return Javalin.create(
            config -> {
              config.concurrency.useVirtualThreads = true;
              config.startup.showJavalinBanner = false;
              var route = connection.part().routes().getFirst();
              config.routes.post(route.path(), route.handler());
              config.routes.exception(
                  Refused.class,
                  (refused, context) ->
                      context.status(refused.kind() == Refused.Kind.TOO_LARGE ? 413 : 400));
            })
        .start("127.0.0.1", 0);
  }

  private static URI doorOf(Javalin server) {
    return URI.create("http://127.0.0.1:" + server.port() + "/slack/events");
  }

  /// Another process at the same database, or this one after a restart: it knows nothing but what
  /// the database holds.
  final class Another implements AutoCloseable {
    final SlackConnection connection =
        connected(place.another(), FakeSlack.SIGNING_SECRET, null, TRIAGE_CHANNEL);
    private final Javalin server = serve(connection);
    final SlackSender sender = Bench.this.sender.to(doorOf(server));

    @Override
    public void close() {
      server.stop();
      connection.close();
    }
  }

  /// With Socket Mode beside HTTP.
  static Bench overSocket() {
    return overSocket(slack -> {});
  }

  /// @param before what becomes of the stand-in before we connect to it
  static Bench overSocket(Consumer<FakeSlack> before) {
    return new Bench(Dialect.SQLITE, null, FakeSlack.APP_TOKEN, before);
  }

  /// This process, tied to another Slack.
  SlackConnection connectedTo(String apiUrl) {
    return connected(database, FakeSlack.SIGNING_SECRET, null, null, apiUrl);
  }

  /// Another process at the same database, with a socket of its own and no HTTP.
  SlackConnection anotherBySocket() {
    return connected(database, null, FakeSlack.APP_TOKEN, null);
  }

  private SlackConnection connected(
      Database database,
      @Nullable String secret,
      @Nullable String appToken,
      @Nullable String triageChannel) {
    return connected(database, secret, appToken, triageChannel, slack.apiUrl());
  }

  private SlackConnection connected(
      Database database,
      @Nullable String secret,
      @Nullable String appToken,
      @Nullable String triageChannel,
      String apiUrl) {
    return SlackConnection.open(
        new SlackSettings(
            FakeSlack.TOKEN, secret, appToken, apiUrl, triageChannel, heed.people.Role.CSM, null),
        new SlackRooms(
            database,
            book,
            () -> Ranking.of(book.now(), ScoringPolicy.DEFAULT, SettableClock.TODAY),
            desk.filing,
            desk.requests,
            desk.features,
            desk.keepingFeatures,
            desk.people,
            loops,
            answering,
            new EditingDrafts(loops, new WritingDrafts(desk.features), outbox),
            outbox,
            outboxStore,
            new TriageRooms(
                new Triaging(
                    desk.features, desk.keepingFeatures, desk.merging, deciding, desk.people),
                new TriageStore(),
                BASE_URL),
            workspaces,
            clock),
        IMPATIENT);
  }

  void member(String id, Person person) {
    slack.workspace().add(SlackMember.full(id, person.email(), person.name()));
  }

  List<Request> filed() {
    return database
        .read(handle -> desk.requests.page(handle, RequestStore.Filter.ALL, 0, 500))
        .stream()
        .map(versioned -> versioned.value())
        .toList();
  }

  Optional<Person> personOf(String email) {
    return database.read(handle -> desk.people.find(handle, email));
  }

  /// Acme and Globex of Cara, Initech of Dev and Umbra of nobody ask for single sign-on.
  void everybodyAsksForSso() {
    desk.keep(Cast.acme());
    desk.keep(Cast.globex());
    desk.keep(Cast.initech());
    desk.keep(Cast.umbra());
    desk.keep(Cast.sso());
    desk.keep("r1", ARequest.by("acme", "sso").severity(5).quote("Login is our blocker"));
    desk.keep("r2", ARequest.by("globex", "sso").severity(3).filedAt("2026-05-01"));
  }

  /// A PM decides about a feature.
  void decide(String feature, Status status) {
    var change =
        new StatusChange(
            status, status == Status.DECLINED ? "It does not fit" : null, null, null, null, true);
    database
        .writer()
        .write(
            Cast.PIA.email(),
            transaction -> deciding.change(transaction, feature, change, Caller.of(Cast.PIA)));
  }

  List<LedgerLine> ledger() {
    return database.read(
        handle -> loops.page(handle, LoopStore.Filter.ALL, LoopStore.Cursor.START, 500));
  }

  Loop loopOf(String account) {
    return ledger().stream()
        .map(LedgerLine::loop)
        .filter(loop -> loop.account().equals(account))
        .findFirst()
        .orElseThrow();
  }

  /// Every message of the outbox, newest first.
  List<Message> outbox() {
    return database.read(
        handle -> outboxStore.page(handle, OutboxStore.Filter.ALL, Long.MAX_VALUE, 500));
  }

  /// The messages that Slack took, in a channel.
  List<Call> posted(String channel) {
    return slack.messages().stream()
        .filter(call -> call.argument("channel").equals(channel))
        .toList();
  }

  /// Lets the time pass that lies between two messages to somebody, and delivers all.
  void later() {
    do {
      clock.pass(Duration.ofSeconds(2));
    } while (dispatching.runDue() > 0);
  }

  /// The channel of direct messages with a member.
  static String directly(String member) {
    return "D" + member.substring(1);
  }

  @Override
  public void close() {
    server.stop();
    dispatching.close();
    connection.close();
    following.close();
    place.close();
    slack.close();
    assertThat(HouseCheck.of(slack)).as("the house rules for messages and views").isEmpty();
  }
}
