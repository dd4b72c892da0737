package heed.slack.door;

import com.slack.api.bolt.response.Response;
import heed.platform.Json;
import heed.slack.call.SlackTrouble;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One socket to Slack, from its opening to its end. Envelopes are served side by side; each is
/// acknowledged over the socket it came by, after its answer is there. What is not acknowledged,
/// Slack sends again.
final class SocketLine implements WebSocket.Listener {
  /// Why a line is of no more use.
  enum End {
    /// Slack will close it and wants us to take another.
    ASKED,
    /// Socket Mode is switched off in the app's settings.
    SWITCHED_OFF,
    /// It broke, went silent or was closed.
    BROKEN
  }

  private static final Duration SENDING = Duration.ofSeconds(5);
  private static final Logger log = LoggerFactory.getLogger(SocketLine.class);

  private final SocketPace pace;
  private final Function<Envelope, Response> service;
  private final CompletableFuture<Boolean> greeted = new CompletableFuture<>();
  private final CompletableFuture<End> ended = new CompletableFuture<>();
  private final CompletableFuture<Boolean> gone = new CompletableFuture<>();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final ReentrantLock sending = new ReentrantLock();
  private final AtomicInteger missed = new AtomicInteger();
  private final StringBuilder begun = new StringBuilder();
  private volatile @Nullable WebSocket socket;
  private int beats;

  SocketLine(SocketPace pace, Function<Envelope, Response> service) {
    this.pace = pace;
    this.service = service;
  }

  /// Connects and waits for Slack's hello.
  ///
  /// @throws SlackTrouble when it does not come in time; the line is closed then
  void open(HttpClient http, URI address) throws InterruptedException {
    var opening = http.newWebSocketBuilder().connectTimeout(pace.hello()).buildAsync(address, this);
    var ready = opening.thenCombine(greeted, (connected, hello) -> hello);
    try {
      CompletableFuture.anyOf(ready, gone).get(pace.hello().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      abort();
    } catch (InterruptedException closing) {
      abort();
      throw closing;
    }
    if (gone.isDone()) {
      throw SlackTrouble.unreachable("the socket", "no hello", true);
    }
  }

  /// Watches over the line until it is of no more use. A line that only looks alive is found out.
  End watch() throws InterruptedException {
    while (true) {
      try {
        return ended.get(pace.beat().toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException stillOpen) {
        beat();
      } catch (ExecutionException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /// Whether it lived long enough that its end is no sign of a storm. For the watching thread.
  boolean proven() {
    return beats >= SocketPace.MISSED;
  }

  /// Serves on until Slack closes the line, but not for ever.
  void retire() {
    await(gone, pace.linger());
    close();
  }

  /// Takes no more envelopes, ends those at hand, and closes.
  void close() {
    workers.shutdown();
    var live = socket;
    try {
      if (live != null && !gone.isDone()) {
        var _ = workers.awaitTermination(pace.drain().toMillis(), TimeUnit.MILLISECONDS);
        await(live.sendClose(WebSocket.NORMAL_CLOSURE, ""), pace.drain());
        await(gone, pace.drain());
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } finally {
      abort();
    }
  }

  /// Ends it here and now.
  void abort() {
    end(End.BROKEN);
    gone.complete(true);
    workers.shutdown();
    var live = socket;
    if (live != null) {
      live.abort();
    }
  }

  @Override
  public void onOpen(WebSocket opened) {
    socket = opened;
    if (gone.isDone()) {
      // The handshake took longer than we waited for it.
      opened.abort();
    } else {
      opened.request(1);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    missed.set(0);
    if (begun.length() + text.length() > SlackDoor.LONGEST_BODY) {
      log.warn("Slack sent a frame that is too long; the socket is given up");
      abort();
      return null;
    }
    begun.append(text);
    if (last) {
      var frame = begun.toString();
      begun.setLength(0);
      take(frame);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer bytes, boolean last) {
    missed.set(0);
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    missed.set(0);
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    missed.set(0);
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    abort();
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    abort();
  }

  private void take(String text) {
    JsonNode frame;
    try {
      frame = Json.tree(text);
    } catch (JacksonException notJson) {
      log.warn("Slack sent a frame that is not JSON; it was ignored");
      return;
    }
    switch (frame.path("type").asString("")) {
      case "hello" -> greeted.complete(true);
      case "disconnect" ->
          end(
              frame.path("reason").asString("").equals("link_disabled")
                  ? End.SWITCHED_OFF
                  : End.ASKED);
      default -> serve(Envelope.of(frame));
    }
  }

  private void serve(@Nullable Envelope envelope) {
    if (envelope == null) {
      return;
    }
    try {
      workers.execute(() -> answer(envelope));
    } catch (RejectedExecutionException closing) {
      log.info("Slack sent something over a socket that is closing; it will send it again");
    }
  }

  private void answer(Envelope envelope) {
    try {
      var answer = service.apply(envelope);
      if (answer.getStatusCode() < 300) {
        acknowledge(envelope.acknowledgement(answer));
      }
    } catch (RuntimeException bug) {
      log.error("Slack: an envelope met a bug", bug);
    }
  }

  /// The socket takes one text at a time.
  private void acknowledge(String frame) {
    sending.lock();
    try {
      var live = socket;
      if (live == null || !await(live.sendText(frame, true), SENDING)) {
        log.info("Slack could not be told that something is done; it will send it again");
        abort();
      }
    } finally {
      sending.unlock();
    }
  }

  private void beat() {
    beats++;
    var live = socket;
    if (live == null || missed.incrementAndGet() > SocketPace.MISSED) {
      log.warn("Slack: the socket has gone silent");
      abort();
    } else if (live.isOutputClosed()) {
      abort();
    } else {
      // Not waited for: that no answer comes is what counts.
      var _ = live.sendPing(ByteBuffer.allocate(0));
    }
  }

  private void end(End how) {
    ended.complete(how);
  }

  private static boolean await(CompletionStage<?> step, Duration longest) {
    try {
      step.toCompletableFuture().get(longest.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException failed) {
      return false;
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
