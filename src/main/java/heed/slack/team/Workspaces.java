package heed.slack.team;

import com.slack.api.bolt.App;
import heed.platform.Refused;
import heed.platform.Sealing;
import heed.platform.Versioned;
import heed.slack.call.Payload;
import heed.slack.call.SlackCalls;
import heed.slack.call.SlackTrouble;
import heed.slack.call.Waiting;
import heed.slack.rooms.SlackRooms;
import heed.workspace.Installed;
import heed.workspace.KeepingWorkspaces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The workspaces of the company, in the order in which they are asked: the one whose token is a
/// setting, then the installed ones as they came. They share one book. Any thread may use it.
public final class Workspaces implements AutoCloseable {
  /// How soon a workspace that another node took in is served here.
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(Workspaces.class);

  /// A direct way to a person.
  public record Direct(Workspace workspace, String channel) {}

  private final SlackCalls line;
  private final SlackRooms rooms;
  private final Voices voices;
  private final @Nullable String installAddress;
  private final Function<Tie, App> handlers;
  private final UsedLast usedLast;
  private final Departures departures;
  private final Thread thread;
  private volatile List<Workspace> all = List.of();

  /// The workspace of the triage channel, when no token is a setting: the first one that ever came.
  private volatile @Nullable String firstTeam;

  private volatile int unreadable;

  /// The workspaces that are installed.
  ///
  /// @param line the client that every workspace calls through
  /// @param voices hears of the members that are found
  /// @param installAddress where an admin brings a workspace, or null when none can be brought
  /// @param handlers makes what handles the requests of one workspace
  public Workspaces(
      SlackCalls line,
      SlackRooms rooms,
      Voices voices,
      @Nullable String installAddress,
      Function<Tie, App> handlers) {
    this.voices = voices;
    this.line = line;
    this.rooms = rooms;
    this.installAddress = installAddress;
    this.handlers = handlers;
    this.usedLast = new UsedLast(rooms.database());
    this.departures = new Departures(rooms);
    this.thread = Thread.ofVirtual().name("slack-workspaces").unstarted(this::follow);
  }

  /// Begins with the workspace whose token is a setting, if any, and those that are installed.
  ///
  /// @throws Refused when their tokens were sealed under another `HEED_SECRET`
  public void open(@Nullable String botToken) {
    if (botToken != null) {
      all = List.of(started(null, botToken));
    }
    if (installAddress != null) {
      try {
        refresh();
      } catch (Sealing.Unopened otherSecret) {
        close();
        throw Refused.because(Refused.Kind.UNAVAILABLE, otherSecret.sentence());
      }
      thread.start();
    }
  }

  /// The workspace that a request comes from, when it is one of ours.
  public Optional<Workspace> sending(Payload payload) {
    var ours = all.stream().filter(workspace -> workspace.sends(payload)).toList();
    return Stream.concat(
            ours.stream()
                .filter(workspace -> workspace.identity().is(payload.team()))
                .sorted((one, other) -> Boolean.compare(other.alive(), one.alive())),
            ours.stream())
        .findFirst();
  }

  /// The workspace in which a message stands, while we can write there.
  ///
  /// @param team null means that of the first
  public Optional<Workspace> at(@Nullable String team) {
    return alive().filter(workspace -> team == null || workspace.identity().is(team)).findFirst();
  }

  /// The way to a person: one only, so that nobody is told twice. It leads where they last used us,
  /// else to the first workspace that knows their address; empty when none does.
  ///
  /// @throws SlackTrouble when Slack does not tell, or a workspace that may know them is in doubt
  public Optional<Direct> directTo(String email) {
    var last = usedLast.of(email);
    var order =
        Stream.concat(alive().filter(workspace -> workspace.identity().is(last)), alive())
            .distinct()
            .toList();
    SlackTrouble unsure = null;
    for (var workspace : order) {
      try {
        var channel = workspace.channels().of(email);
        if (channel.isPresent()) {
          return Optional.of(new Direct(workspace, channel.get()));
        }
      } catch (SlackTrouble trouble) {
        if (!Waiting.ON_THE_TOKEN.contains(trouble.code())) {
          throw trouble;
        }
        unsure = trouble; // another workspace may know them
      }
    }
    if (unsure != null) {
      throw unsure;
    }
    if (!anyAlive() || all.stream().anyMatch(Workspace::doubtful)) {
      throw SlackTrouble.limited("direct", Waiting.UNSAID);
    }
    return Optional.empty();
  }

  /// The workspace that has the triage channel, while we can write there: the one whose token is a
  /// setting, else the first one that was installed.
  public Optional<Workspace> forTriage() {
    var team =
        all.stream()
            .filter(workspace -> workspace.installed() == null)
            .findFirst()
            .map(Workspace::team)
            .orElse(firstTeam);
    return at(team);
  }

  /// Whether there is any workspace that we can write to.
  public boolean anyAlive() {
    return alive().findAny().isPresent();
  }

  /// How they fare, in words.
  public Faring faring() {
    return new Faring(all, unreadable, installAddress);
  }

  /// Goes the way of a first request.
  public void warmUp(Consumer<App> way) {
    all.stream().findFirst().map(Workspace::bolt).ifPresent(way);
  }

  /// Looks what was installed, renewed or ended meanwhile, here or by another node.
  ///
  /// @throws Sealing.Unopened when tokens were sealed under another `HEED_SECRET`
  synchronized void refresh() {
    var keeping = rooms.workspaces();
    var rows = rooms.database().read(keeping.store()::all);
    firstTeam = rows.isEmpty() ? null : rows.getFirst().value().team();
    var there = rows.stream().filter(row -> !row.value().gone()).toList();
    var known = all.stream().filter(workspace -> workspace.installed() != null).toList();
    var same =
        known.size() + unreadable == there.size()
            && known.stream().allMatch(one -> there.stream().anyMatch(one::isOf));
    if (!same) {
      replace(rooms.database().read(keeping::open));
    }
  }

  private void replace(List<KeepingWorkspaces.Open> installed) {
    var before = all;
    var now = new ArrayList<Workspace>();
    before.stream().filter(workspace -> workspace.installed() == null).forEach(now::add);
    var closed = 0;
    for (var open : installed) {
      var token = open.token();
      var running = before.stream().filter(one -> one.isOf(open.row())).findFirst();
      if (running.isPresent()) {
        now.add(running.get());
      } else if (token == null) {
        closed++;
        log.error("Slack: the token of workspace {} was altered", open.row().value().team());
      } else {
        now.add(started(open.row(), token));
      }
    }
    unreadable = closed;
    all = List.copyOf(now);
    before.stream().filter(workspace -> !now.contains(workspace)).forEach(Workspace::close);
  }

  private Workspace started(@Nullable Versioned<Installed> row, String token) {
    var calls = line.withToken(token);
    var identity =
        row == null
            ? new Identity(calls)
            : new Identity(calls, row.value().team(), row.value().enterprise());
    var workspace =
        new Workspace(
            row,
            calls,
            identity,
            new DirectChannels(calls, rooms.clock(), voices),
            own ->
                handlers.apply(
                    new Tie(
                        calls,
                        identity,
                        email -> seen(email, own),
                        (why, sinceMs) -> gone(own, why, sinceMs))));
    calls.onRefusal(identity::askNow);
    identity.onRefusal(code -> refused(workspace, code));
    workspace.start();
    return workspace;
  }

  private void seen(String email, Workspace workspace) {
    var team = workspace.team();
    if (team != null && all.size() > 1) {
      usedLast.note(email, team);
    }
  }

  /// Slack was asked once more and takes the token of a workspace no more.
  private void refused(Workspace workspace, String code) {
    workspace.isRefused();
    if (workspace.installed() != null && Departures.FOR_GOOD.contains(code)) {
      gone(workspace, code, rooms.clock().millis());
    } else {
      departures.warn(workspace, code, anyAlive());
    }
  }

  private void gone(Workspace workspace, String why, long sinceMs) {
    var installed = workspace.installed();
    if (installed == null) {
      workspace.calls().tokenIsRefused(why);
      workspace.identity().askNow();
      return;
    }
    var others = alive().anyMatch(one -> one != workspace);
    if (departures.end(installed, why, sinceMs, others)) {
      workspace.calls().tokenIsRefused(why);
      workspace.isRefused();
      refresh();
    }
  }

  private Stream<Workspace> alive() {
    return all.stream().filter(Workspace::alive);
  }

  private void follow() {
    try {
      while (true) {
        Thread.sleep(LOOK_EVERY);
        try {
          refresh();
        } catch (RuntimeException unreachable) {
          log.warn("Slack: the workspaces cannot be read: {}", unreachable.getMessage());
        }
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    all.forEach(Workspace::close);
  }
}
