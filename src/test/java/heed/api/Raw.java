package heed.api;

import heed.people.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Speaks bytes to a [Service], for what no HTTP client would send.
final class Raw {
  private Raw() {}

  /// Everything that comes back until the server closes.
  static String send(Service service, String bytes) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), service.server.port())) {
      socket.setSoTimeout(25_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// The status of a GET, of an address that is sent as it stands.
  static int get(Service service, String target) {
    var answer =
        send(
            service,
            "GET "
                + target
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + service.secret(Role.ADMIN)
                + "\r\n\r\n");
    return status(answer);
  }

  static int status(String answer) {
    return Integer.parseInt(answer.substring(9, 12));
  }
}
