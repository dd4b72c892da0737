package heed.slack;

import com.slack.api.bolt.App;
import heed.http.Reception;
import heed.http.Route;
import heed.http.Server;
import heed.loop.WritingDrafts;
import heed.outbox.Courier;
import heed.people.Role;
import heed.platform.Refused;
import heed.slack.call.InTime;
import heed.slack.call.SlackCalls;
import heed.slack.call.SlackSettings;
import heed.slack.command.AccountCard;
import heed.slack.command.Commands;
import heed.slack.command.FeatureCard;
import heed.slack.command.WarmingUp;
import heed.slack.door.Incoming;
import heed.slack.door.SlackDoor;
import heed.slack.door.SlackSignature;
import heed.slack.door.SocketMode;
import heed.slack.door.SocketPace;
import heed.slack.filing.ChoosingFeature;
import heed.slack.filing.Filing;
import heed.slack.filing.Opening;
import heed.slack.home.Home;
import heed.slack.home.HomeView;
import heed.slack.home.OwedList;
import heed.slack.home.Preferring;
import heed.slack.loop.DraftForm;
import heed.slack.loop.LoopClicks;
import heed.slack.loop.Refreshing;
import heed.slack.loop.UndoClicks;
import heed.slack.message.HeldBack;
import heed.slack.message.Receipts;
import heed.slack.message.SlackCourier;
import heed.slack.rooms.SlackRooms;
import heed.slack.team.Admission;
import heed.slack.team.Admitted;
import heed.slack.team.Clicking;
import heed.slack.team.InstallRoutes;
import heed.slack.team.Members;
import heed.slack.team.Tie;
import heed.slack.team.Voices;
import heed.slack.team.Workspaces;
import heed.slack.triage.TriageCards;
import heed.slack.triage.TriageClicks;
import heed.slack.triage.TriageSubmissions;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tie of this process to Slack: its door, its courier, and how it fares. Opening it needs no
/// Slack to be there.
public final class SlackConnection implements AutoCloseable {
  /// The state of a process without Slack.
  public static final String OFF = "off";

  private final SlackCalls calls;
  private final SlackSettings.@Nullable Client client;
  private final SlackRooms rooms;
  private final InTime inTime;
  private final Workspaces workspaces;
  private final Handler door;
  private final boolean overHttp;
  private final @Nullable SocketMode socket;
  private final SlackCourier courier;
  private final HeldBack heldBack;
  private final Admission admission;

  private SlackConnection(
      SlackCalls calls,
      SlackSettings.@Nullable Client client,
      SlackRooms rooms,
      InTime inTime,
      Workspaces workspaces,
      Handler door,
      boolean overHttp,
      @Nullable SocketMode socket,
      SlackCourier courier,
      HeldBack heldBack,
      Admission admission) {
    this.calls = calls;
    this.client = client;
    this.rooms = rooms;
    this.inTime = inTime;
    this.workspaces = workspaces;
    this.door = door;
    this.overHttp = overHttp;
    this.socket = socket;
    this.courier = courier;
    this.heldBack = heldBack;
    this.admission = admission;
  }

  public static SlackConnection open(SlackSettings settings, SlackRooms rooms) {
    return open(settings, rooms, SocketPace.USUAL);
  }

  static SlackConnection open(SlackSettings settings, SlackRooms rooms, SocketPace pace) {
    var client = settings.client();
    var calls = SlackCalls.withoutToken(settings.apiUrl());
    var inTime = new InTime(calls);
    var voices = new Voices(rooms.database(), inTime);
    var wordings = new Wordings(rooms, voices);
    var workspaces =
        new Workspaces(
            calls,
            rooms,
            voices,
            client == null ? null : client.installAddress(),
            tie -> bolt(tie, settings.newcomers(), inTime, wordings, voices, rooms));
    try {
      workspaces.open(settings.botToken());
    } catch (RuntimeException refused) {
      inTime.close();
      calls.close();
      throw refused;
    }
    var heldBack = new HeldBack(rooms);
    var incoming = new Incoming(workspaces, heldBack, rooms.clock());
    var secret = settings.signingSecret();
    Handler door =
        secret == null
            ? SlackConnection::refuse
            : new SlackDoor(new SlackSignature(secret, rooms.clock()), incoming);
    var courier = new SlackCourier(workspaces, rooms, wordings, settings.triageChannel());
    var currency = rooms.book().now().currency();
    inTime.afterwards("warming up", () -> workspaces.warmUp(bolt -> WarmingUp.run(bolt, currency)));
    var socket = socket(settings, pace, incoming);
    if (socket != null) {
      socket.start();
    }
    return new SlackConnection(
        calls,
        client,
        rooms,
        inTime,
        workspaces,
        door,
        secret != null,
        socket,
        courier,
        heldBack,
        new Admission(workspaces, settings.newcomers(), rooms, voices));
  }

  private static @Nullable SocketMode socket(
      SlackSettings settings, SocketPace pace, Incoming incoming) {
    var token = settings.appToken();
    return token == null ? null : new SocketMode(token, settings.apiUrl(), pace, incoming);
  }

  private static App bolt(
      Tie tie,
      @Nullable Role newcomers,
      InTime inTime,
      Wordings wordings,
      Voices voices,
      SlackRooms rooms) {
    var calls = tie.calls();
    var members = new Members(tie, newcomers, rooms, voices);
    var opening = new Opening(calls, rooms, voices, members, inTime);
    var owed = new OwedList(rooms);
    var home = new Home(calls, members, new HomeView(rooms, voices, owed));
    var currency = rooms.book().now().currency();
    var filing =
        new Filing(
            rooms.database(), rooms.filing(), new Receipts(rooms.outbox()), currency, voices);
    var refreshing = new Refreshing(calls, rooms, wordings, voices, owed, home);
    var clicking = new Clicking(calls, members, inTime, voices);
    var drafts = new DraftForm(calls, rooms, new WritingDrafts(rooms.features()), voices);
    var clicks = new LoopClicks(clicking, rooms, drafts, refreshing);
    var undo = new UndoClicks(clicking, rooms, refreshing);
    var cards = new TriageCards(calls, rooms, wordings, inTime);
    var accounts = new AccountCard(clicking, calls, rooms, voices);
    var features = new FeatureCard(clicking, calls, rooms);
    var commands = new Commands(members, voices, opening, rooms, owed, accounts, features);
    return new SlackApp(members, rooms.book(), filing, opening, inTime, voices, home)
        .with(
            tie,
            commands,
            clicks,
            undo,
            clicking,
            new Preferring(clicking, calls, rooms),
            new ChoosingFeature(clicking, calls, rooms, voices),
            accounts,
            features,
            new TriageClicks(clicking, calls, rooms, cards),
            new TriageSubmissions(rooms, cards));
  }

  /// The door's place in the server. It reads raw bodies itself.
  public Server.Part part() {
    return part(List.of());
  }

  /// With the pages on which an admin adds a workspace, when the settings name a client.
  public Server.Part part(Reception reception) {
    return part(
        client == null
            ? List.of()
            : new InstallRoutes(calls, client, rooms, workspaces, reception).routes());
  }

  private Server.Part part(List<Route> more) {
    var routes = new ArrayList<Route>();
    routes.add(Route.open(Route.Verb.POST, "/slack/events", door));
    routes.addAll(more);
    return new Server.Part() {
      @Override
      public String root() {
        return "/slack";
      }

      @Override
      public List<Route> routes() {
        return routes;
      }
    };
  }

  /// What carries the messages of transport `slack`.
  public Courier courier() {
    return courier;
  }

  /// Whether a member of a workspace may come in by another door; may take Slack's time.
  ///
  /// @param team Slack's id of the workspace
  /// @param member Slack's id of the member
  /// @param email as the other door knows it, or null when it knows none
  public Admitted admit(String team, String member, @Nullable String email) {
    return admission.look(team, member, email);
  }

  /// How Slack fares, in a word or two for `/readyz`: `http`, `socket` or both, or what is wrong.
  public String state() {
    var problem = workspaces.faring().problem();
    if (problem != null) {
      return problem;
    }
    var way = socket == null ? "http" : overHttp ? "http, " + socket.state() : socket.state();
    var count = workspaces.faring().count();
    var state = count.isEmpty() ? way : way + ", " + count;
    return heldBack.inForce() ? state + ", events are held back" : state;
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.close();
    }
    workspaces.close();
    inTime.close();
    calls.close();
  }

  private static void refuse(io.javalin.http.Context context) {
    context.status(401);
    context.result(
        Refused.because(Refused.Kind.UNAUTHENTICATED, "HEED_SLACK_SIGNING_SECRET is not set.")
            .sentence());
  }
}
