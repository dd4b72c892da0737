package heed.platform.outside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.Predicate;
import javax.net.SocketFactory;

/// Makes sockets that look at the very address they are about to connect to. A name that was
/// harmless when it was looked at and points inside a moment later gets no further than this.
final class CheckedSockets extends SocketFactory {
  /// The connection was not made, and will not be.
  static final class Forbidden extends IOException {
    Forbidden(InetAddress address) {
      super("points to " + address.getHostAddress() + ", which is not on the public internet");
    }

    String sentence() {
      return String.valueOf(getMessage());
    }
  }

  private final Predicate<InetAddress> mayReach;

  CheckedSockets(Predicate<InetAddress> mayReach) {
    this.mayReach = mayReach;
  }

  @Override
  public Socket createSocket() {
    return new Socket(Proxy.NO_PROXY) {
      @Override
      public void connect(SocketAddress to, int timeoutMs) throws IOException {
        if (!(to instanceof InetSocketAddress target) || target.isUnresolved()) {
          throw new IOException("No address to connect to");
        }
        if (!mayReach.test(target.getAddress())) {
          throw new Forbidden(target.getAddress());
        }
        super.connect(to, timeoutMs);
      }

      @Override
      public void connect(SocketAddress to) throws IOException {
        connect(to, 0);
      }
    };
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("Sockets are made unconnected");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException("Sockets are made unconnected");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException("Sockets are made unconnected");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException("Sockets are made unconnected");
  }
}
