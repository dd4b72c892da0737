package heed.slack.standin;

import heed.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Slack's end of Socket Mode: gives out addresses that are good once, wraps what it sends, waits
/// three seconds for the acknowledgement, and sends again what was not acknowledged. It notes what
/// Slack would object to. Any thread may use it.
public final class SocketSide implements SlackSender.Carrier {
  static final String OPENING = "apps.connections.open";
  private static final int ATTEMPTS = 4;
  private static final String PATH = "/link/?ticket=";

  /// An acknowledgement, in the order of arrival.
  public record Ack(String envelope, String words) {}

  private record Sent(String id, boolean takesWords, CompletableFuture<String> words) {}

  private final List<SocketPeer> peers = new CopyOnWriteArrayList<>();
  private final Set<String> tickets = ConcurrentHashMap.newKeySet();
  private final Map<String, Sent> sent = new ConcurrentHashMap<>();
  private final List<Ack> acks = new CopyOnWriteArrayList<>();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicInteger greetings = new AtomicInteger();
  private final AtomicInteger hellosHeldBack = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile int copies = 1;
  private volatile Runnable onAck = () -> {};
  private @Nullable ServerSocket server;

  /// How many sockets are open.
  public int open() {
    return peers.size();
  }

  /// How many sockets were ever greeted.
  public int greetings() {
    return greetings.get();
  }

  public List<Ack> acks() {
    return List.copyOf(acks);
  }

  /// What Slack would object to.
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /// Sends each envelope so many times at once.
  public void copies(int each) {
    copies = each;
  }

  /// Something to do when an acknowledgement has come, before anybody learns of it.
  public void onAck(Runnable look) {
    onAck = look;
  }

  /// The next sockets are opened, and never greeted.
  public void holdBackHello(int times) {
    hellosHeldBack.set(times);
  }

  /// So many of the next sockets are refused, though their tickets were good.
  public void refuse(int times) {
    refusals.set(times);
  }

  /// Closes every socket with a word, as a server does that is about to stop.
  public void hangUp() {
    peers.forEach(SocketPeer::hangUp);
  }

  /// Sends an envelope over the oldest socket, even when that was told to go.
  public CompletableFuture<String> sendOverOldest(Map<String, Object> envelope) {
    return send(envelope, peers.getFirst());
  }

  /// Tells every open socket to go.
  public void disconnect(String reason) {
    for (var peer : peers) {
      peer.leave();
      say(peer, Map.of("type", "disconnect", "reason", reason));
    }
  }

  /// Breaks every socket off.
  public void cut() {
    peers.forEach(SocketPeer::cut);
  }

  /// Every open socket falls silent, and stays connected.
  public void fallSilent() {
    peers.forEach(SocketPeer::fallSilent);
  }

  /// Pings every socket, and sends what nobody understands.
  public void mumble() throws IOException {
    for (var peer : peers) {
      peer.ping();
      peer.say("not json");
      peer.say("[]");
      peer.say("{\"type\":\"something_new\"}");
    }
  }

  @Override
  public Reply carry(String contentType, byte[] body) {
    return again(envelope(contentType, body));
  }

  /// Sends an envelope, also one that was sent before, until it is acknowledged.
  ///
  /// @throws AssertionError when it never is
  public Reply again(Map<String, Object> envelope) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      envelope.put("retry_attempt", attempt);
      try {
        var words = send(envelope).get(3, TimeUnit.SECONDS);
        return new Reply(200, words.isEmpty() ? "text/plain" : "application/json", words);
      } catch (TimeoutException | ExecutionException notAcknowledged) {
        // as Slack does
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
    throw new AssertionError("Nobody acknowledged " + envelope);
  }

  /// Sends an envelope over the newest socket, waiting for one.
  ///
  /// @return the words of its acknowledgement
  public CompletableFuture<String> send(Map<String, Object> envelope) {
    FakeSlack.until("a socket is open", () -> newest() != null);
    return send(envelope, newest());
  }

  private CompletableFuture<String> send(Map<String, Object> envelope, @Nullable SocketPeer peer) {
    var id = String.valueOf(envelope.get("envelope_id"));
    var takesWords = Boolean.TRUE.equals(envelope.get("accepts_response_payload"));
    var mine = new Sent(id, takesWords, new CompletableFuture<>());
    sent.put(id, mine);
    for (var copy = 0; copy < copies && peer != null; copy++) {
      say(peer, envelope);
    }
    return mine.words();
  }

  /// What goes over HTTP as this body, in an envelope.
  public Map<String, Object> envelope(String contentType, byte[] body) {
    var envelope = new LinkedHashMap<String, Object>();
    var text = new String(body, StandardCharsets.UTF_8);
    envelope.put("envelope_id", "envelope-" + numbers.incrementAndGet());
    if (contentType.equals("application/json")) {
      envelope.put("type", "events_api");
      envelope.put("payload", Json.tree(text));
      envelope.put("accepts_response_payload", false);
      envelope.put("retry_reason", "");
      return envelope;
    }
    var form = form(text);
    var payload = form.get("payload");
    envelope.put("type", payload == null ? "slash_commands" : "interactive");
    envelope.put("payload", payload == null ? form : Json.tree(payload));
    envelope.put("accepts_response_payload", true);
    return envelope;
  }

  /// The answer to `apps.connections.open`.
  synchronized Map<String, Object> opened() {
    var ticket = "ticket-" + numbers.incrementAndGet();
    tickets.add(ticket);
    return Map.of("ok", true, "url", "ws://127.0.0.1:" + port() + PATH + ticket);
  }

  synchronized void goDown() {
    try {
      if (server != null) {
        server.close();
        server = null;
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    cut();
  }

  private int port() {
    try {
      if (server == null) {
        var fresh = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        server = fresh;
        Thread.startVirtualThread(() -> take(fresh));
      }
      return server.getLocalPort();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private void take(ServerSocket from) {
    try {
      while (true) {
        var socket = from.accept();
        Thread.startVirtualThread(() -> serve(socket));
      }
    } catch (IOException closed) {
      // down
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var peer = new SocketPeer(socket);
      var path = peer.greeting();
      if (!path.startsWith(PATH) || !tickets.remove(path.substring(PATH.length()))) {
        problems.add("A ticket was used twice, or never given out");
        peer.refuse();
        return;
      }
      if (refusals.getAndDecrement() > 0) {
        peer.refuse();
        return;
      }
      peer.accept();
      peers.add(peer);
      try {
        if (hellosHeldBack.getAndDecrement() <= 0) {
          peer.say("{\"type\":\"hello\",\"num_connections\":1}");
          greetings.incrementAndGet();
        } else {
          peer.leave();
        }
        peer.hear(this::hear);
      } finally {
        peers.remove(peer);
        sent.values().forEach(each -> each.words().completeExceptionally(new IOException("cut")));
      }
    } catch (IOException gone) {
      // the other side left, or a test cut it
    }
  }

  private void hear(String text) {
    var ack = Json.tree(text);
    var envelope = sent.get(ack.path("envelope_id").asString(""));
    if (envelope == null) {
      problems.add("An acknowledgement of something that was never sent: " + text);
      return;
    }
    var payload = ack.path("payload");
    if (!payload.isMissingNode() && !envelope.takesWords()) {
      problems.add("Words where none are taken: " + text);
    }
    onAck.run();
    var words = payload.isMissingNode() ? "" : Json.write(payload);
    acks.add(new Ack(envelope.id(), words));
    envelope.words().complete(words);
  }

  private @Nullable SocketPeer newest() {
    return peers.reversed().stream().filter(SocketPeer::serving).findFirst().orElse(null);
  }

  private static void say(SocketPeer peer, Map<String, Object> frame) {
    try {
      peer.say(Json.write(frame));
    } catch (IOException gone) {
      // it will be sent again
    }
  }

  private static Map<String, String> form(String text) {
    var form = new LinkedHashMap<String, String>();
    for (var pair : text.split("&", -1)) {
      var equals = pair.indexOf('=');
      form.put(
          URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return form;
  }
}
