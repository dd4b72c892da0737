package heed.platform.settings;

import heed.platform.Currency;
import heed.platform.outside.Allowed;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What each kind of setting may be. A check answers what is wrong, to stand after the setting's
/// name.
final class Checks {
  /// Of 32 random bytes some 30 differ; fewer than this were typed by hand.
  private static final int LEAST_DIFFERENT = 16;

  private Checks() {}

  static Optional<String> anything(String value) {
    return Optional.empty();
  }

  static Optional<String> newcomers(String value) {
    return List.of("csm", "viewer", "nobody").contains(value)
        ? Optional.empty()
        : Optional.of("must be csm, viewer or nobody");
  }

  static Optional<String> database(String value) {
    if (value.startsWith("jdbc:") && !value.startsWith("jdbc:postgresql:")) {
      return Optional.of("must be a path for SQLite or begin with jdbc:postgresql:");
    }
    if (value.matches("jdbc:postgresql://[^/?]*@.*")) {
      return Optional.of("must name user and password as ?user=…&password=… at its end");
    }
    // SQLite's driver would read these as something other than the name of a file.
    var special = value.startsWith(":") || value.startsWith("file:") || value.contains("?");
    if (special && !value.startsWith("jdbc:")) {
      return Optional.of("must be the plain path of a file");
    }
    return Optional.empty();
  }

  static Optional<String> port(String value) {
    return value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= 65_535
        ? Optional.empty()
        : Optional.of("must be a port from 0 to 65535");
  }

  static Optional<String> link(String value) {
    try {
      var link = new URI(value);
      if (link.getHost() != null
          && ("http".equals(link.getScheme()) || "https".equals(link.getScheme()))) {
        return Optional.empty();
      }
    } catch (URISyntaxException notALink) {
      // said below
    }
    return Optional.of("must be a link that begins with https:// or http://");
  }

  static Optional<String> currency(String value) {
    try {
      Currency.of(value);
      return Optional.empty();
    } catch (IllegalArgumentException unknown) {
      return Optional.of("must be the ISO 4217 code of a currency, such as EUR");
    }
  }

  static Optional<String> secret(String value) {
    try {
      var bytes = Base64.getDecoder().decode(value);
      if (bytes.length >= 32 && differentBytes(bytes) >= LEAST_DIFFERENT) {
        return Optional.empty();
      }
    } catch (IllegalArgumentException notBase64) {
      // said below
    }
    return Optional.of(
        "must be 32 or more random bytes in base64, for example from: openssl rand -base64 32");
  }

  static Optional<String> botToken(String value) {
    return value.startsWith("xoxb-") ? Optional.empty() : Optional.of("must begin with xoxb-");
  }

  static Optional<String> appToken(String value) {
    return value.startsWith("xapp-") ? Optional.empty() : Optional.of("must begin with xapp-");
  }

  static Optional<String> mailServer(String value) {
    try {
      MailServer.of(value);
      return Optional.empty();
    } catch (IllegalArgumentException wrong) {
      return Optional.ofNullable(wrong.getMessage());
    }
  }

  static Optional<String> inside(String value) {
    try {
      Allowed.of(value);
      return Optional.empty();
    } catch (IllegalArgumentException entry) {
      return Optional.of(
          "must list hosts and networks, such as hooks.example.internal,10.1.0.0/16; "
              + entry.getMessage()
              + " is neither");
    }
  }

  static Optional<String> networks(String value) {
    try {
      if (Allowed.of(value).hosts().isEmpty()) {
        return Optional.empty();
      }
    } catch (IllegalArgumentException noNetwork) {
      // said below
    }
    return Optional.of("must list networks, such as 127.0.0.0/8,10.1.0.0/16");
  }

  /// Tokens travel to and from there: in clear only within this machine.
  static Optional<String> issuer(String value) {
    var wrong = link(value);
    if (wrong.isPresent()) {
      return wrong;
    }
    var issuer = URI.create(value);
    if (issuer.getRawQuery() != null || issuer.getRawFragment() != null) {
      return Optional.of("must be an issuer as its provider names it, without ? and #");
    }
    var here = issuer.getHost().matches("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");
    return here || "https".equals(issuer.getScheme())
        ? Optional.empty()
        : Optional.of("must begin with https:// unless it is on this machine");
  }

  private static long differentBytes(byte[] bytes) {
    return IntStream.range(0, bytes.length).map(i -> bytes[i]).distinct().count();
  }
}
