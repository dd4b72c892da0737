package heed.platform.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The server that takes our mail, as `HEED_SMTP_URL` names it:
/// `smtp://user:password@host:587?from=heed@example.com`. What is special in user and password is
/// percent-encoded.
///
/// @param tls whether TLS is spoken from the first byte (`smtps`)
/// @param startTls whether plain connections become TLS ones
/// @param from the sender's address, or null when it was not given
public record MailServer(
    String host,
    int port,
    boolean tls,
    StartTls startTls,
    @Nullable String user,
    @Nullable String password,
    @Nullable String from) {

  private static final int SUBMISSION = 587;
  private static final int SUBMISSION_OVER_TLS = 465;

  /// What becomes of a connection that begins in clear.
  public enum StartTls {
    /// Nothing is sent to a server that does not offer TLS.
    REQUIRED,
    /// TLS where the server offers it.
    OFFERED,
    OFF
  }

  /// Reads the setting.
  ///
  /// @throws IllegalArgumentException whose message says what is wrong, to stand after the name of
  ///   the setting
  public static MailServer of(String text) {
    URI address;
    try {
      address = new URI(text);
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException(
          "must be an address such as smtp://user:password@mail.example.com:587; percent-encode"
              + " what is special in user and password",
          malformed);
    }
    var tls = "smtps".equals(address.getScheme());
    if (!tls && !"smtp".equals(address.getScheme())) {
      throw new IllegalArgumentException("must begin with smtp:// or smtps://");
    }
    var host = address.getHost();
    var path = address.getRawPath();
    if (host == null || (path != null && !path.isEmpty() && !path.equals("/"))) {
      throw new IllegalArgumentException("must name a host, and nothing after it but ?from=…");
    }
    var login = Optional.ofNullable(address.getRawUserInfo()).map(info -> info.split(":", 2));
    var user = login.map(parts -> decoded(parts[0])).orElse(null);
    var password =
        login.filter(parts -> parts.length == 2).map(parts -> decoded(parts[1])).orElse(null);
    var usualPort = tls ? SUBMISSION_OVER_TLS : SUBMISSION;
    var server =
        new MailServer(
            host,
            address.getPort() < 0 ? usualPort : address.getPort(),
            tls,
            isHere(host) ? StartTls.OFFERED : StartTls.REQUIRED,
            user,
            password,
            user != null && user.contains("@") ? user : null);
    var query = address.getRawQuery();
    for (var part : query == null ? new String[0] : query.split("&", -1)) {
      server = server.with(part);
    }
    return server;
  }

  /// Secrets stay out of logs and error texts.
  @Override
  public String toString() {
    return "MailServer[" + host + ":" + port + "]";
  }

  private MailServer with(String parameter) {
    var equals = parameter.indexOf('=');
    var name = equals < 0 ? parameter : parameter.substring(0, equals);
    var value = equals < 0 ? "" : decoded(parameter.substring(equals + 1));
    return switch (name) {
      case "from" -> {
        if (!value.matches("[^\\s@<>,;:\"]+@[^\\s@<>,;:\"]+")) {
          throw new IllegalArgumentException("must have an e-mail address after from=");
        }
        yield new MailServer(host, port, tls, startTls, user, password, value);
      }
      case "starttls" -> new MailServer(host, port, tls, startTls(value), user, password, from);
      default ->
          throw new IllegalArgumentException("takes from= and starttls= after ?, not " + name);
    };
  }

  private static StartTls startTls(String word) {
    return switch (word) {
      case "required" -> StartTls.REQUIRED;
      case "offered" -> StartTls.OFFERED;
      case "off" -> StartTls.OFF;
      default ->
          throw new IllegalArgumentException("must have required, offered or off after starttls=");
    };
  }

  /// A relay on this very machine often speaks no TLS, and nobody listens in between.
  private static boolean isHere(String host) {
    return host.equals("localhost") || host.matches("127(\\.[0-9]{1,3}){3}|\\[::1]");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
