package heed.slack;

import com.slack.api.bolt.App;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The workspaces of the company, in the order in which they are asked: they share one book. Any
/// thread may use it.
final class Workspaces implements AutoCloseable {
  /// A direct way to a person.
  record Direct(Workspace workspace, String channel) {}

  private final SlackCalls line;
  private final InstantSource clock;
  private final BiFunction<SlackCalls, Identity, App> handlers;
  private final List<Workspace> all = new CopyOnWriteArrayList<>();

  /// @param line the client that every workspace calls through
  /// @param handlers makes what handles the requests of one workspace
  Workspaces(SlackCalls line, InstantSource clock, BiFunction<SlackCalls, Identity, App> handlers) {
    this.line = line;
    this.clock = clock;
    this.handlers = handlers;
  }

  /// Adds the workspace of a token.
  void open(String botToken) {
    var calls = line.withToken(botToken);
    var identity = new Identity(calls);
    calls.onRefusal(identity::askNow);
    var channels = new DirectChannels(calls, clock);
    var workspace = new Workspace(calls, identity, channels, handlers.apply(calls, identity));
    workspace.start();
    all.add(workspace);
  }

  /// The workspace that a request comes from, when it is one of ours.
  Optional<Workspace> sending(Payload payload) {
    return all.stream()
        .filter(workspace -> workspace.identity().covers(payload.team(), payload.enterprise()))
        .findFirst();
  }

  /// The workspace in which a message stands, while we can write there.
  ///
  /// @param team null means that of the first
  Optional<Workspace> at(@Nullable String team) {
    return alive().stream()
        .filter(workspace -> team == null || workspace.identity().is(team))
        .findFirst();
  }

  /// The way to a person: one only, so that nobody is told twice. Empty when they are in none of
  /// our workspaces.
  ///
  /// @throws SlackTrouble when Slack does not tell
  Optional<Direct> directTo(String email) {
    for (var workspace : alive()) {
      var channel = workspace.channels().of(email);
      if (channel.isPresent()) {
        return Optional.of(new Direct(workspace, channel.get()));
      }
    }
    return Optional.empty();
  }

  /// The workspace that has the triage channel, while we can write there.
  Optional<Workspace> forTriage() {
    return all.stream().findFirst().filter(Workspace::alive);
  }

  /// Whether there is any workspace that we can write to.
  boolean anyAlive() {
    return !alive().isEmpty();
  }

  /// Why there is none, in a sentence for people.
  String silence() {
    return "Slack takes our token no more. Set a new HEED_SLACK_BOT_TOKEN and start again; messages"
        + " wait until then.";
  }

  /// What is wrong, in a few words for `/readyz`, or null when nothing is.
  @Nullable String problem() {
    return all.stream()
        .map(workspace -> workspace.calls().problem())
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// Goes the way of a first request.
  void warmUp(Consumer<App> way) {
    all.stream().findFirst().map(Workspace::bolt).ifPresent(way);
  }

  @Override
  public void close() {
    all.forEach(Workspace::close);
  }

  private List<Workspace> alive() {
    return all.stream().filter(Workspace::alive).toList();
  }
}
