package heed.slack;

import com.slack.api.bolt.App;
import heed.http.Route;
import heed.http.Server;
import heed.loop.WritingDrafts;
import heed.outbox.Courier;
import heed.platform.Refused;
import io.javalin.http.Handler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tie of this process to Slack: its door, its courier, and how it fares. Opening it needs no
/// Slack to be there.
public final class SlackConnection implements AutoCloseable {
  /// The state of a process without Slack.
  public static final String OFF = "off";

  private final SlackCalls calls;
  private final InTime inTime;
  private final Workspaces workspaces;
  private final Handler door;
  private final boolean overHttp;
  private final @Nullable SocketMode socket;
  private final SlackCourier courier;
  private final HeldBack heldBack;

  private SlackConnection(
      SlackCalls calls,
      InTime inTime,
      Workspaces workspaces,
      Handler door,
      boolean overHttp,
      @Nullable SocketMode socket,
      SlackCourier courier,
      HeldBack heldBack) {
    this.calls = calls;
    this.inTime = inTime;
    this.workspaces = workspaces;
    this.door = door;
    this.overHttp = overHttp;
    this.socket = socket;
    this.courier = courier;
    this.heldBack = heldBack;
  }

  public static SlackConnection open(SlackSettings settings, SlackRooms rooms) {
    return open(settings, rooms, SocketPace.USUAL);
  }

  static SlackConnection open(SlackSettings settings, SlackRooms rooms, SocketPace pace) {
    var calls = SlackCalls.withoutToken(settings.apiUrl());
    var inTime = new InTime(calls);
    var wordings = new Wordings(rooms);
    var workspaces =
        new Workspaces(
            calls, rooms.clock(), (own, identity) -> bolt(own, identity, inTime, wordings, rooms));
    workspaces.open(settings.botToken());
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
        calls, inTime, workspaces, door, secret != null, socket, courier, heldBack);
  }

  private static @Nullable SocketMode socket(
      SlackSettings settings, SocketPace pace, Incoming incoming) {
    var token = settings.appToken();
    return token == null ? null : new SocketMode(token, settings.apiUrl(), pace, incoming);
  }

  private static App bolt(
      SlackCalls calls, Identity identity, InTime inTime, Wordings wordings, SlackRooms rooms) {
    var members = new Members(calls, identity, rooms);
    var opening = new Opening(calls, rooms);
    var owed = new OwedList(rooms);
    var home = new Home(calls, members, owed, rooms);
    var currency = rooms.book().now().currency();
    var filing =
        new Filing(rooms.database(), rooms.filing(), new Receipts(rooms.outbox()), currency);
    var refreshing = new Refreshing(calls, rooms, wordings, owed, home);
    var clicking = new Clicking(calls, members, inTime);
    var drafts = new DraftForm(calls, rooms, new WritingDrafts(rooms.features()));
    var clicks = new LoopClicks(clicking, rooms, drafts, refreshing);
    var undo = new UndoClicks(clicking, rooms, refreshing);
    var cards = new TriageCards(calls, rooms, wordings, inTime);
    var commands = new Commands(members, opening, rooms, owed);
    return new SlackApp(members, rooms.book(), filing, opening, inTime)
        .with(
            calls,
            commands,
            home,
            clicks,
            undo,
            clicking,
            new Preferring(clicking, calls, rooms),
            new TriageClicks(clicking, calls, rooms, cards),
            new TriageSubmissions(rooms, cards));
  }

  /// The door's place in the server. It reads raw bodies itself.
  public Server.Part part() {
    return new Server.Part() {
      @Override
      public String root() {
        return "/slack";
      }

      @Override
      public List<Route> routes() {
        return List.of(Route.open(Route.Verb.POST, "/slack/events", door));
      }
    };
  }

  /// What carries the messages of transport `slack`.
  public Courier courier() {
    return courier;
  }

  /// How Slack fares, in a word or two for `/readyz`: `http`, `socket` or both, or what is wrong.
  public String state() {
    var problem = workspaces.problem();
    if (problem != null) {
      return problem;
    }
    var state = socket == null ? "http" : overHttp ? "http, " + socket.state() : socket.state();
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
