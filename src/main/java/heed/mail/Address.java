package heed.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Optional;

/// Addresses as mail servers take them: a domain of any script is written in ASCII, and nothing
/// that could begin another header gets through.
final class Address {
  private Address() {}

  /// The address to send to, or empty when there is none.
  static Optional<InternetAddress> of(String text) {
    var at = text.lastIndexOf('@');
    if (at < 1 || text.chars().anyMatch(each -> Character.isISOControl(each) || each == ' ')) {
      return Optional.empty();
    }
    var local = text.substring(0, at);
    if (!local.chars().allMatch(each -> each > ' ' && each < 127)) {
      return Optional.empty(); // needs a server and a reader that speak SMTPUTF8
    }
    try {
      var domain = IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
      var address = new InternetAddress(local + "@" + domain, true);
      return address.getAddress().equals(local + "@" + domain)
          ? Optional.of(address)
          : Optional.empty();
    } catch (AddressException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
