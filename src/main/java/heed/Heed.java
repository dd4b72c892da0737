package heed;

import heed.api.Api;
import heed.api.Backlog;
import heed.cli.Rooms;
import heed.cli.Serving;
import heed.http.Callers;
import heed.http.Cursors;
import heed.http.Frame;
import heed.http.Health;
import heed.http.Idempotency;
import heed.http.Metrics;
import heed.http.Route;
import heed.http.Server;
import heed.loop.LateNotices;
import heed.mail.MailCourier;
import heed.outbox.Courier;
import heed.outbox.Dispatching;
import heed.outbox.PageCourier;
import heed.outbox.RetryPolicy;
import heed.pages.Pages;
import heed.pages.frame.Connections;
import heed.pages.frame.House;
import heed.platform.settings.MailServer;
import heed.platform.settings.Setting;
import heed.platform.settings.Settings;
import heed.ranking.Ranking;
import heed.slack.SlackConnection;
import heed.slack.call.SlackSettings;
import heed.slack.rooms.SlackRooms;
import heed.slack.rooms.TriageRooms;
import heed.triage.FollowingFeatures;
import heed.webhook.Announcing;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The service: every door over the rooms, wired by hand from top to bottom, opened in this order
/// and closed in the other.
final class Heed implements Serving.Running {
  private static final Logger log = LoggerFactory.getLogger(Heed.class);
  private static final long WAKE_EVERY_MINUTES = 5;

  private final String baseUrl;
  private final Optional<SlackConnection> slack;
  private final Dispatching dispatching;
  private final FollowingFeatures followingFeatures;
  private final Announcing announcing;
  private final Server server;
  private final ScheduledExecutorService calendar =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("calendar").factory());

  private Heed(Rooms rooms, Settings settings, InstantSource clock, boolean demo) {
    baseUrl =
        settings
            .find(Setting.BASE_URL)
            .orElse("http://" + settings.text(Setting.HOST) + ":" + settings.text(Setting.PORT));
    rooms.database.read(handle -> {
      rooms.webhooks.keys.refuseOtherSecret(handle);
      return true;
    });
    slack =
        SlackSettings.of(settings, baseUrl)
            .map(tie -> SlackConnection.open(tie, slackRooms(rooms, settings)));
    dispatching =
        new Dispatching(
                rooms.database,
                rooms.outbox,
                couriers(rooms, settings),
                RetryPolicy.USUAL,
                clock,
                rooms.ids)
            .judging(new LateNotices(rooms.loops));
    announcing = rooms.webhooks.announcing;
    var metrics = metrics(rooms);
    server =
        Server.start(
            settings.text(Setting.HOST),
            settings.number(Setting.PORT),
            parts(rooms, settings, metrics, clock, demo),
            metrics,
            rooms.ids);
    dispatching.start();
    followingFeatures = rooms.followingFeatures;
    if (slack.isPresent() && settings.find(Setting.SLACK_TRIAGE_CHANNEL).isPresent()) {
      followingFeatures.start();
    }
    announcing.start();
    var _ =
        calendar.scheduleWithFixedDelay(() -> wake(rooms), 0, WAKE_EVERY_MINUTES, TimeUnit.MINUTES);
  }

  /// Opens the doors.
  static Serving.Running open(Rooms rooms, Settings settings, InstantSource clock, boolean demo) {
    return new Heed(rooms, settings, clock, demo);
  }

  /// The body of `GET /backlog`, for `bin/heed rank --json`.
  static String backlog(Rooms rooms, Ranking ranking, Optional<LocalDate> asOf, int limit) {
    return Backlog.body(ranking, limit, asOf, Cursors.keptIn(rooms.database, rooms.ownKeys));
  }

  /// Every way in, for tests that take them all.
  List<Route> routes() {
    return server.routes();
  }

  @Override
  public String baseUrl() {
    return baseUrl;
  }

  @Override
  public void close() {
    calendar.shutdownNow();
    server.close();
    followingFeatures.close();
    announcing.close();
    dispatching.close();
    slack.ifPresent(SlackConnection::close);
  }

  private List<Courier> couriers(Rooms rooms, Settings settings) {
    var couriers = new ArrayList<Courier>();
    couriers.add(new PageCourier());
    couriers.add(rooms.webhooks.courier);
    settings
        .find(Setting.SMTP_URL)
        .map(MailServer::of)
        .ifPresent(server ->
            couriers.add(
                new MailCourier(
                        rooms.database,
                        rooms.messages,
                        rooms.people,
                        rooms.loops,
                        server,
                        baseUrl,
                        rooms.clock)
                    .signingIn(rooms.signInLinks)));
    slack.ifPresent(connection -> couriers.add(connection.courier()));
    return couriers;
  }

  private List<Server.Part> parts(
      Rooms rooms, Settings settings, Metrics metrics, InstantSource clock, boolean demo) {
    var parts = new ArrayList<Server.Part>();
    parts.add(
        new Health(
            rooms.database::reachable,
            () -> true, // the rooms follow the log before a door opens
            this::slackState,
            metrics));
    parts.add(new Api(frame(rooms, clock), apiRooms(rooms)));
    var pages = new Pages(house(rooms, settings, clock, demo));
    slack.ifPresent(connection -> parts.add(connection.part(pages)));
    parts.add(pages);
    return parts;
  }

  private static Frame frame(Rooms rooms, InstantSource clock) {
    return new Frame(
        rooms.database,
        new Callers(rooms.database, rooms.tokens, clock),
        Cursors.keptIn(rooms.database, rooms.ownKeys),
        new Idempotency(rooms.database, clock),
        rooms.currency,
        clock);
  }

  private static Api.Rooms apiRooms(Rooms rooms) {
    return new Api.Rooms(
        rooms.accounts,
        rooms.keepingAccounts,
        rooms.features,
        rooms.keepingFeatures,
        rooms.mergingFeatures,
        rooms.requests,
        rooms.filing,
        rooms.loops,
        rooms.changingStatus,
        rooms.answeringLoops,
        rooms.editingDrafts,
        rooms.importing,
        rooms.policies,
        rooms.rankings,
        rooms.book,
        rooms.webhooks,
        rooms.ids);
  }

  private static SlackRooms slackRooms(Rooms rooms, Settings settings) {
    return new SlackRooms(
        rooms.database,
        rooms.book,
        () ->
            rooms.rankings.of(
                rooms.rankings.policy(),
                LocalDate.ofInstant(rooms.clock.instant(), ZoneOffset.UTC)),
        rooms.filing,
        rooms.requests,
        rooms.features,
        rooms.keepingFeatures,
        rooms.people,
        rooms.loops,
        rooms.answeringLoops,
        rooms.editingDrafts,
        rooms.outbox,
        rooms.messages,
        new TriageRooms(
            rooms.triaging,
            rooms.triage,
            settings.find(Setting.BASE_URL).map(url -> url.replaceAll("/+$", "")).orElse(null)),
        rooms.workspaces,
        rooms.clock);
  }

  private House house(Rooms rooms, Settings settings, InstantSource clock, boolean demo) {
    return new House(
        rooms.database,
        rooms.currency,
        rooms.rankings,
        clock,
        baseUrl,
        demo,
        rooms.people,
        rooms.sessions,
        rooms.signInLinks,
        rooms.features,
        rooms.requests,
        rooms.loops,
        rooms.writingDrafts,
        rooms.changingStatus,
        rooms.answeringLoops,
        rooms.editingDrafts,
        rooms.messages,
        rooms.outbox,
        rooms.ids,
        connections(settings),
        rooms.discussing,
        SigningIn.doorway(settings, baseUrl, slack, clock));
  }

  private Connections connections(Settings settings) {
    return new Connections(
        this::slackState,
        slack.isPresent() && settings.find(Setting.SLACK_CLIENT_ID).isPresent(),
        settings.find(Setting.SMTP_URL).isPresent(),
        settings.find(Setting.SECRET).isPresent());
  }

  private String slackState() {
    return slack.map(SlackConnection::state).orElse(SlackConnection.OFF);
  }

  private static Metrics metrics(Rooms rooms) {
    var metrics = new Metrics();
    metrics.gauge(
        "heed.outbox.parked",
        "Messages that were given up and need a person",
        () -> rooms.database.read(rooms.messages::counts).parked());
    metrics.gauge(
        "heed.outbox.waiting",
        "Messages that are yet to be delivered",
        () -> rooms.database.read(rooms.messages::counts).waiting());
    metrics.gauge(
        "heed.writer.waiting", "Writes in the queue", () -> rooms.database.writer().waiting());
    metrics.gauge("heed.book.requests", "Requests in the book", rooms.book::requestCount);
    new LoopMetrics(rooms.database, rooms.clock).offer(metrics);
    return metrics;
  }

  private static void wake(Rooms rooms) {
    try {
      rooms.changingStatus.finishOpening(rooms.database);
      rooms.recordingPlaces.recordDue();
      rooms.wakingLoops.wakeDue();
      rooms.reminding.remindDue();
      rooms.lookingAgain.tellDue();
      rooms.weeklyList.tellDue();
      rooms.dailyMail.gatherDue(); // takes along what the others wrote
    } catch (RuntimeException problem) {
      log.warn("Nobody could be reminded just now: {}", problem.getMessage());
    }
  }
}
