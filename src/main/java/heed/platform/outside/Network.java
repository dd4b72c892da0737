package heed.platform.outside;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// A range of addresses, such as `10.0.0.0/8`.
///
/// @param bits how many leading bits of the address all of them share
record Network(InetAddress address, int bits) {
  private static final Pattern FOUR_NUMBERS =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

  /// Reads a range, or a single address. Never asks a name server.
  static Optional<Network> of(String text) {
    var slash = text.indexOf('/');
    try {
      var literal = slash < 0 ? text : text.substring(0, slash);
      if (!literal.contains(":") && !FOUR_NUMBERS.matcher(literal).matches()) {
        return Optional.empty(); // Java would read 10.1 as 10.0.0.1
      }
      var address = InetAddress.ofLiteral(literal);
      var longest = address.getAddress().length * 8;
      var bits = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
      return bits >= 0 && bits <= longest
          ? Optional.of(new Network(address, bits))
          : Optional.empty();
    } catch (IllegalArgumentException noNetwork) {
      return Optional.empty();
    }
  }

  /// As [#of], for ranges that are written into the program.
  static Network known(String text) {
    return of(text).orElseThrow(() -> new IllegalArgumentException(text));
  }

  boolean contains(InetAddress other) {
    var ours = address.getAddress();
    var theirs = other.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (var bit = 0; bit < bits; bit++) {
      var mask = 0x80 >> (bit % 8);
      if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
