package heed.slack.door;

import com.slack.api.bolt.response.Response;
import heed.slack.call.SlackTrouble;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything Slack sends over a socket that we open, for deployments that Slack cannot call. One
/// thread holds one socket open for ever: it survives a Slack that is down at the start, refuses,
/// closes, breaks off or falls silent.
public final class SocketMode implements AutoCloseable {
  private static final String CONNECTING = "socket: connecting";
  private static final Logger log = LoggerFactory.getLogger(SocketMode.class);

  private final HttpClient http;
  private final SocketOpening opening;
  private final SocketPace pace;
  private final Incoming incoming;
  private final Thread thread;

  /// The socket in use, and at most a few that Slack is about to close.
  private final Set<SocketLine> lines = ConcurrentHashMap.newKeySet();

  private volatile String state = CONNECTING;
  private Duration wait;

  public SocketMode(String appToken, String apiUrl, SocketPace pace, Incoming incoming) {
    this.http = HttpClient.newBuilder().connectTimeout(pace.hello()).build();
    this.opening = new SocketOpening(http, apiUrl, appToken);
    this.pace = pace;
    this.incoming = incoming;
    this.wait = pace.firstWait();
    this.thread = Thread.ofVirtual().name("slack-socket").unstarted(this::keepOne);
  }

  public void start() {
    thread.start();
  }

  /// `socket`, `socket: connecting`, or what is wrong.
  public String state() {
    return state;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    lines.forEach(SocketLine::close);
    http.shutdownNow();
  }

  private void keepOne() {
    try {
      while (true) {
        Thread.sleep(one());
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /// One socket from its opening to its end.
  ///
  /// @return how long to wait before the next
  private Duration one() throws InterruptedException {
    var line = new SocketLine(pace, this::serve);
    lines.add(line);
    try {
      line.open(http, opening.address());
      state = "socket";
      log.info("Slack: a socket is open");
      return after(line, line.watch());
    } catch (SlackTrouble trouble) {
      discard(line);
      return after(trouble);
    } catch (RuntimeException bug) {
      log.error("Slack: the socket met a bug", bug);
      state = "socket: a bug, see the log";
      discard(line);
      return longer();
    }
  }

  private Duration after(SocketLine line, SocketLine.End end) {
    log.info("Slack: a socket ended: {}", end);
    switch (end) {
      case ASKED -> {
        state = CONNECTING;
        Thread.startVirtualThread(() -> {
          line.retire();
          lines.remove(line);
        });
      }
      case SWITCHED_OFF -> {
        state = "socket: Socket Mode is switched off in the app's settings";
        discard(line);
        return longer();
      }
      case BROKEN -> {
        state = CONNECTING;
        discard(line);
      }
    }
    if (!line.proven()) {
      return longer();
    }
    wait = pace.firstWait();
    return Duration.ZERO;
  }

  private Duration after(SlackTrouble trouble) {
    log.warn("Slack: no socket: {}", trouble.getMessage());
    state =
        switch (trouble.kind()) {
          case REFUSED -> "socket: refused: " + trouble.code();
          case LIMITED, HELD_BACK -> "socket: refused: too many attempts";
          case UNREACHABLE, DONE_UNHEARD -> "socket: unreachable: " + trouble.getMessage();
        };
    var asked = trouble.retryAfter();
    var ours = longer();
    return asked == null || asked.compareTo(ours) < 0 ? ours : asked;
  }

  private void discard(SocketLine line) {
    line.abort();
    lines.remove(line);
  }

  /// The wait that is due, and twice as much the next time.
  private Duration longer() {
    var due = wait;
    var twice = due.multipliedBy(2);
    wait = twice.compareTo(pace.longestWait()) < 0 ? twice : pace.longestWait();
    return due;
  }

  private Response serve(Envelope envelope) {
    return incoming.take(envelope.body(), envelope.headers());
  }
}
