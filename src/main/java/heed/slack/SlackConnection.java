package heed.slack;

import heed.outbox.Courier;
import heed.platform.Refused;
import io.javalin.http.Handler;
import java.util.Optional;

/// The tie of this process to Slack: its door, its courier, and how it fares. Opening it needs no
/// Slack to be there.
public final class SlackConnection implements AutoCloseable {
  /// The state of a process without Slack.
  public static final String OFF = "off";

  private final SlackCalls calls;
  private final InTime inTime;
  private final Identity identity;
  private final Handler door;
  private final SlackCourier courier;

  private SlackConnection(
      SlackCalls calls, InTime inTime, Identity identity, Handler door, SlackCourier courier) {
    this.calls = calls;
    this.inTime = inTime;
    this.identity = identity;
    this.door = door;
    this.courier = courier;
  }

  public static SlackConnection open(SlackSettings settings, SlackRooms rooms) {
    var calls = new SlackCalls(settings.botToken(), settings.apiUrl());
    var inTime = new InTime(calls);
    var identity = new Identity(calls);
    var members = new Members(calls, rooms.database(), rooms.people(), rooms.clock());
    var filing =
        new Filing(
            rooms.database(),
            rooms.filing(),
            new Receipts(rooms.outbox()),
            rooms.book().now().currency());
    var opening = new Opening(calls, rooms.book());
    var commands = new Commands(members, opening, rooms.database(), rooms.book(), rooms.requests());
    var home = new Home(calls, members);
    var bolt =
        new SlackApp(members, rooms.book(), filing, opening, inTime).with(calls, commands, home);
    var secret = Optional.ofNullable(settings.signingSecret());
    var door =
        secret.<Handler>map(
            known -> new SlackDoor(new SlackSignature(known, rooms.clock()), bolt, identity));
    identity.start();
    var courier =
        new SlackCourier(
            calls,
            new DirectChannels(calls, rooms.clock()),
            rooms,
            new Wordings(rooms),
            settings.triageChannel());
    return new SlackConnection(
        calls, inTime, identity, door.orElse(SlackConnection::refuse), courier);
  }

  /// What `POST /slack/events` is answered by. It reads the raw body itself.
  public Handler events() {
    return door;
  }

  /// What carries the messages of transport `slack`.
  public Courier courier() {
    return courier;
  }

  /// How Slack fares, in a word for `/readyz`: `http`, or what is wrong.
  public String state() {
    var problem = calls.problem();
    return problem == null ? "http" : problem;
  }

  @Override
  public void close() {
    identity.close();
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
