package heed.slack.standin;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The server's end of one WebSocket, spoken byte by byte (RFC 6455), so that a test can break it
/// off anywhere or let it fall silent.
final class SocketPeer {
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final Pattern KEY = Pattern.compile("(?i)\r\nSec-WebSocket-Key: *(\\S+)\r\n");

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private String accept = "";
  private volatile boolean mute;
  private volatile boolean leaving;

  SocketPeer(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /// Reads the opening request and gives its path and query.
  String greeting() throws IOException {
    var request = new StringBuilder();
    while (request.indexOf("\r\n\r\n") < 0) {
      request.append((char) in.readUnsignedByte());
    }
    var key = KEY.matcher(request);
    if (!key.find()) {
      throw new IOException("This is no opening of a WebSocket: " + request);
    }
    accept = accepting(key.group(1));
    return request.substring(request.indexOf(" ") + 1, request.indexOf(" HTTP/"));
  }

  void accept() throws IOException {
    raw(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + accept
            + "\r\n\r\n");
  }

  void refuse() throws IOException {
    raw("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
    socket.close();
  }

  /// Hears texts until the other side is gone.
  void hear(Consumer<String> texts) throws IOException {
    var text = new ByteArrayOutputStream();
    while (true) {
      var first = in.readUnsignedByte();
      var payload = payload();
      switch (first & 0x0f) {
        case CLOSE -> {
          frame(CLOSE, payload);
          socket.close();
          return;
        }
        case PING -> frame(PONG, payload);
        case PONG -> {}
        default -> {
          text.writeBytes(payload);
          if ((first & 0x80) != 0) {
            texts.accept(text.toString(StandardCharsets.UTF_8));
            text.reset();
          }
        }
      }
    }
  }

  void say(String text) throws IOException {
    frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  void ping() throws IOException {
    frame(PING, new byte[] {1});
  }

  /// Breaks it off without a word.
  void cut() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException gone) {
      // as wanted
    }
  }

  /// Closes it with a word: 1001, going away.
  void hangUp() {
    try {
      frame(CLOSE, new byte[] {3, (byte) 0xe9});
    } catch (IOException gone) {
      // as wanted
    }
  }

  /// Says nothing from now on, not even an answer to a ping, and stays connected.
  void fallSilent() {
    mute = true;
  }

  /// It was told to leave: no more envelopes come this way.
  void leave() {
    leaving = true;
  }

  boolean serving() {
    return !leaving && !mute && !socket.isClosed();
  }

  private byte[] payload() throws IOException {
    var second = in.readUnsignedByte();
    if ((second & 0x80) == 0) {
      throw new IOException("A client must mask what it sends.");
    }
    long length = second & 0x7f;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    var mask = in.readNBytes(4);
    var payload = in.readNBytes((int) length);
    for (var at = 0; at < payload.length; at++) {
      payload[at] ^= mask[at & 3];
    }
    return payload;
  }

  private synchronized void frame(int kind, byte[] payload) throws IOException {
    if (mute) {
      return;
    }
    var frame = new ByteArrayOutputStream();
    frame.write(0x80 | kind);
    if (payload.length < 126) {
      frame.write(payload.length);
    } else if (payload.length < 65_536) {
      frame.write(126);
      frame.writeBytes(ByteBuffer.allocate(2).putShort((short) payload.length).array());
    } else {
      frame.write(127);
      frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
    }
    frame.writeBytes(payload);
    out.write(frame.toByteArray());
    out.flush();
  }

  private synchronized void raw(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String accepting(String key) {
    try {
      var text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
      var digest = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
