package heed.platform.outside;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// Which addresses belong to the public internet, by the registries of special-purpose addresses of
/// IANA. Ranges that carry an IPv4 address inside an IPv6 one are never public, for the one inside
/// may be anything.
final class PublicAddresses {
  private static final List<Network> SPECIAL_IN_4 =
      Stream.of(
              "0.0.0.0/8", // this network
              "10.0.0.0/8", // private
              "100.64.0.0/10", // carrier-grade NAT
              "127.0.0.0/8", // loopback
              "169.254.0.0/16", // link-local, with the metadata services of clouds
              "172.16.0.0/12", // private
              "192.0.0.0/24", // protocols
              "192.0.2.0/24", // documentation
              "192.31.196.0/24", // AS112
              "192.52.193.0/24", // AMT
              "192.88.99.0/24", // 6to4 relays
              "192.168.0.0/16", // private
              "192.175.48.0/24", // AS112
              "198.18.0.0/15", // benchmarks
              "198.51.100.0/24", // documentation
              "203.0.113.0/24", // documentation
              "224.0.0.0/4", // multicast
              "240.0.0.0/4") // reserved, and broadcast
          .map(Network::known)
          .toList();

  /// All that is in use publicly. Loopback, mapped and compatible addresses, NAT64, unique-local,
  /// link-local, site-local and multicast ones lie outside.
  private static final Network GLOBAL_6 = Network.known("2000::/3");

  private static final List<Network> SPECIAL_IN_6 =
      Stream.of(
              "2001::/23", // protocols, with Teredo
              "2001:db8::/32", // documentation
              "2002::/16", // 6to4
              "2620:4f:8000::/48", // AS112
              "3fff::/20") // documentation
          .map(Network::known)
          .toList();

  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    if (address instanceof Inet4Address) {
      return SPECIAL_IN_4.stream().noneMatch(special -> special.contains(address));
    }
    return GLOBAL_6.contains(address)
        && SPECIAL_IN_6.stream().noneMatch(special -> special.contains(address));
  }
}
