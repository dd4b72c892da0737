package heed.http;

import heed.platform.outside.Allowed;
import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose request it is, by address: that of the connection, or what a proxy of ours says of it.
/// What others write into `X-Forwarded-For` can be invented and is not looked at.
public final class Clients {
  /// Whoever has one IPv6 address has all of its network.
  private static final int NETWORK_BYTES = 8;

  private final Allowed proxies;

  /// @param proxies networks from which only our own proxies connect
  public Clients(Allowed proxies) {
    this.proxies = proxies;
  }

  /// The client's address; for IPv6 that of its network.
  public String of(Context context) {
    var forwarded = new ArrayList<String>();
    Collections.list(context.req().getHeaders("X-Forwarded-For"))
        .forEach(header -> forwarded.addAll(List.of(header.split(",", -1))));
    return of(context.req().getRemoteAddr(), forwarded);
  }

  /// As [#of], with what each proxy added, the nearest one last.
  String of(@Nullable String peer, List<String> forwarded) {
    var client = literal(peer == null ? "" : peer);
    for (var hop : forwarded.reversed()) {
      if (client.filter(proxies::contains).isEmpty()) {
        break;
      }
      var next = literal(hop.strip());
      if (next.isEmpty()) {
        break;
      }
      client = next;
    }
    return client.map(Clients::name).orElse("unknown");
  }

  private static String name(InetAddress address) {
    return address instanceof Inet6Address
        ? "net:" + Arrays.toString(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
        : address.getHostAddress();
  }

  /// An address as connections and proxies write it, perhaps with a port.
  private static Optional<InetAddress> literal(String text) {
    var address = text;
    if (address.startsWith("[")) {
      var end = address.indexOf(']');
      address = end < 0 ? "" : address.substring(1, end);
    } else if (address.indexOf(':') >= 0 && address.indexOf(':') == address.lastIndexOf(':')) {
      address = address.substring(0, address.indexOf(':'));
    }
    try {
      return Optional.of(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
