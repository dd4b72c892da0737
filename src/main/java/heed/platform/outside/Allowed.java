package heed.platform.outside;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What may be reached beyond the public internet: hosts by name, and networks. What is named here
/// may also be called without TLS.
///
/// @param hosts in lower case, as they stand in addresses
public record Allowed(Set<String> hosts, List<Range> ranges) {
  /// Nothing but the public internet.
  public static final Allowed NOTHING = new Allowed(Set.of(), List.of());

  private static final Pattern HOST =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

  /// A network, or one address.
  public record Range(String text) {
    private Network network() {
      return Network.known(text);
    }
  }

  public Allowed {
    hosts = Set.copyOf(hosts);
    ranges = List.copyOf(ranges);
  }

  /// Reads a list with commas between: `hooks.internal, 10.1.0.0/16, 192.168.3.4`.
  ///
  /// @throws IllegalArgumentException whose message is the entry that is neither
  public static Allowed of(@Nullable String text) {
    var hosts = new LinkedHashSet<String>();
    var ranges = new ArrayList<Range>();
    for (var part : text == null ? List.<String>of() : List.of(text.split(",", -1))) {
      var entry = part.strip().toLowerCase(Locale.ROOT);
      if (Network.of(entry).isPresent()) {
        ranges.add(new Range(entry));
      } else if (HOST.matcher(entry).matches() && !entry.matches("[0-9.]+")) {
        hosts.add(entry);
      } else {
        throw new IllegalArgumentException(part.strip());
      }
    }
    return new Allowed(hosts, ranges);
  }

  /// Whether a host is named, or is an address of a network that is.
  boolean names(String host) {
    return hosts.contains(host.toLowerCase(Locale.ROOT))
        || Network.of(host).filter(one -> contains(one.address())).isPresent();
  }

  /// Whether an address lies in one of the networks.
  public boolean contains(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.network().contains(address));
  }
}
