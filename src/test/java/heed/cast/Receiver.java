package heed.cast;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/// An HTTP server of another company, on this machine: it answers as a test says, well or badly,
/// and remembers what it got.
public final class Receiver implements AutoCloseable {
  /// What it got.
  ///
  /// @param headers by name in lower case
  public record Got(String line, Map<String, String> headers, String body) {}

  /// How it answers.
  @FunctionalInterface
  public interface Answer {
    void give(Socket socket) throws IOException;
  }

  private final ServerSocket server;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<Answer> next = new ConcurrentLinkedQueue<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile Answer otherwise = status(200);

  public Receiver() {
    this(ServerSocketFactory.getDefault());
  }

  /// A server whose sockets come from there: one that speaks TLS, say.
  public Receiver(ServerSocketFactory sockets) {
    try {
      server = sockets.createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /// Its address without TLS.
  public String url() {
    return "http://127.0.0.1:" + port() + "/heed";
  }

  /// Answers the next request so, and those after it by the answers given after.
  public Receiver then(Answer answer) {
    next.add(answer);
    return this;
  }

  /// Answers so whenever nothing else is said.
  public Receiver always(Answer answer) {
    otherwise = answer;
    return this;
  }

  public List<Got> got() {
    return List.copyOf(got);
  }

  /// How often somebody connected, whether they said anything or not.
  public int connections() {
    return connections.get();
  }

  /// An answer with a status and headers, such as `Retry-After: 5`.
  public static Answer status(int status, String... headers) {
    return socket -> {
      var head = new StringBuilder("HTTP/1.1 " + status + " As told\r\n");
      for (var header : headers) {
        head.append(header).append("\r\n");
      }
      write(socket, head + "Content-Length: 2\r\n\r\nok");
    };
  }

  /// The connection is cut before a word.
  public static Answer cut() {
    return socket -> {
      socket.setSoLinger(true, 0);
      socket.close();
    };
  }

  /// A status, then the connection is cut before the body that was announced.
  public static Answer cutAfter(int status) {
    return socket -> {
      write(socket, "HTTP/1.1 " + status + " As told\r\nContent-Length: 1000\r\n\r\nthe beginn");
      socket.close();
    };
  }

  /// A body that never ends, as fast as it is read.
  public static Answer endless(int status) {
    return socket -> {
      write(socket, "HTTP/1.1 " + status + " As told\r\n\r\n");
      var flood = new byte[64 * 1024];
      while (!socket.isClosed()) {
        socket.getOutputStream().write(flood);
      }
    };
  }

  /// No answer, and the connection stays open.
  public static Answer silence() {
    return _ -> {};
  }

  public static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (var socket : open) {
        socket.close();
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try {
      var in = socket.getInputStream();
      for (var request = read(in); request != null; request = read(in)) {
        got.add(request);
        var answer = next.poll();
        (answer == null ? otherwise : answer).give(socket);
      }
    } catch (IOException gone) {
      // the caller had enough
    }
  }

  private static @Nullable Got read(InputStream in) throws IOException {
    var lines = new ArrayList<String>();
    for (var line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      lines.add(line);
    }
    if (lines.isEmpty()) {
      return null;
    }
    var headers = new TreeMap<String, String>();
    for (var line : lines.subList(1, lines.size())) {
      var colon = line.indexOf(':');
      if (colon < 0) {
        return null; // not HTTP: a greeting of TLS, say
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Got(lines.getFirst(), headers, body);
  }

  private static @Nullable String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (var next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
      }
      line.write(next);
    }
    return null;
  }
}
