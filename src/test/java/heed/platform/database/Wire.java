package heed.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// A wire to a PostgreSQL server that can be cut at a commit: before it arrives, or after.
final class Wire implements AutoCloseable {
  /// When the next commit is to break the connection it comes through.
  enum Cut {
    NEVER,
    BEFORE_THE_COMMIT,
    AFTER_THE_COMMIT
  }

  /// With its end, or READ COMMITTED would be taken for it.
  private static final String COMMIT = "COMMIT\0";

  private final ServerSocket entrance;
  private final URI server;
  private final String database;
  private final AtomicReference<Cut> cut = new AtomicReference<>(Cut.NEVER);

  Wire(String address) throws IOException {
    server = URI.create(address.substring("jdbc:".length()));
    database = server.getPath() + "?" + server.getQuery();
    entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /// The server's address, through this wire.
  String address() {
    return "jdbc:postgresql://127.0.0.1:" + entrance.getLocalPort() + database;
  }

  void cutAtTheNextCommit(Cut when) {
    cut.set(when);
  }

  private void accept() {
    try {
      while (true) {
        var client = entrance.accept();
        var ahead = new Socket(server.getHost(), server.getPort());
        var deaf = new AtomicBoolean();
        Thread.ofVirtual().start(() -> carry(client, ahead, true, deaf));
        Thread.ofVirtual().start(() -> carry(ahead, client, false, deaf));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void carry(Socket from, Socket to, boolean watched, AtomicBoolean deaf) {
    try (from;
        to) {
      carry(from.getInputStream(), to.getOutputStream(), watched, deaf);
    } catch (IOException gone) {
      // one end hung up: so does the other
    }
  }

  /// @param deaf whether the server's next answer gets lost: it has the commit then. To hang up
  ///   right behind the commit could take it away from the server unread.
  private void carry(InputStream in, OutputStream out, boolean watched, AtomicBoolean deaf)
      throws IOException {
    var piece = new byte[8192];
    for (var length = in.read(piece); length >= 0; length = in.read(piece)) {
      var said = new String(piece, 0, length, StandardCharsets.ISO_8859_1);
      var now = watched && said.contains(COMMIT) ? cut.getAndSet(Cut.NEVER) : Cut.NEVER;
      if (now == Cut.BEFORE_THE_COMMIT || (!watched && deaf.get())) {
        return;
      }
      if (now == Cut.AFTER_THE_COMMIT) {
        deaf.set(true);
      }
      out.write(piece, 0, length);
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }
}
