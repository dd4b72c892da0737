package heed.mail;

import heed.outbox.Delivery;
import heed.platform.settings.MailServer;
import heed.platform.settings.MailServer.StartTls;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/// Hands letters to the mail server, one connection for each, and says what became of it. Only the
/// server's 250 after the last byte means that it has the letter; what happens after that is no
/// matter, and whatever breaks off before is sent again under the same Message-ID.
final class Sending {
  /// Well within the lease of a delivery, for all steps together.
  private static final int STEP_MS = 8_000;

  /// A server that cannot be reached or refuses us needs a person; asking often does not help.
  private static final Duration LEFT_ALONE = Duration.ofMinutes(1);

  private static final Duration REFUSED_US = Duration.ofMinutes(10);

  private static final int NOT_AVAILABLE = 421;
  private static final int PERMANENT = 500;

  private final MailServer server;
  private final String protocol;
  private final Session session;

  Sending(MailServer server) {
    this.server = server;
    this.protocol = server.tls() ? "smtps" : "smtp";
    this.session = Session.getInstance(properties());
  }

  Session session() {
    return session;
  }

  Delivery send(MimeMessage letter, Address to) {
    Transport transport;
    try {
      transport = connected();
    } catch (AuthenticationFailedException refused) {
      return later(REFUSED_US, "The mail server refuses our user and password.");
    } catch (MessagingException unreachable) {
      return later(
          LEFT_ALONE,
          "The mail server "
              + server.host()
              + " cannot be reached, or offers no TLS that we can trust.");
    }
    try {
      transport.sendMessage(letter, new Address[] {to});
      return new Delivery.Sent(letter.getMessageID());
    } catch (MessagingException problem) {
      return delivery(problem);
    } finally {
      hangUp(transport);
    }
  }

  private Transport connected() throws MessagingException {
    var transport = session.getTransport(protocol);
    transport.connect(server.host(), server.port(), server.user(), server.password());
    return transport;
  }

  private Properties properties() {
    var properties = new Properties();
    var prefix = "mail." + protocol + ".";
    properties.setProperty(prefix + "auth", Boolean.toString(server.user() != null));
    for (var timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      properties.setProperty(prefix + timeout, Integer.toString(STEP_MS));
    }
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    var startTls = server.startTls();
    properties.setProperty(prefix + "starttls.enable", Boolean.toString(startTls != StartTls.OFF));
    properties.setProperty(
        prefix + "starttls.required", Boolean.toString(startTls == StartTls.REQUIRED));
    return properties;
  }

  private static Delivery delivery(MessagingException problem) {
    var code = code(problem);
    var aboutUs = isAboutTheSender(problem);
    if (code >= PERMANENT && aboutUs) {
      return later(REFUSED_US, "The mail server refuses our sender (" + code + ").");
    }
    if (code == NOT_AVAILABLE) {
      return later(LEFT_ALONE, "The mail server asks to be left alone (421).");
    }
    if (code >= PERMANENT) {
      return new Delivery.Impossible("The mail server refuses the letter (" + code + ").");
    }
    return Delivery.Later.because(
        code > 0
            ? "The mail server puts the letter off (" + code + ")."
            : "The connection broke off before the mail server had the letter.");
  }

  /// The server's code, wherever in the chain it stands; 0 when there is none.
  private static int code(MessagingException problem) {
    for (Exception each = problem; each != null; each = next(each)) {
      var code =
          switch (each) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException sending -> sending.getReturnCode();
            default -> 0;
          };
      if (code > 0 && !(each instanceof SMTPSendFailedException && next(each) != null)) {
        return code;
      }
    }
    return 0;
  }

  private static boolean isAboutTheSender(MessagingException problem) {
    for (Exception each = problem; each != null; each = next(each)) {
      if (each instanceof SMTPSenderFailedException) {
        return true;
      }
    }
    return false;
  }

  private static @org.jspecify.annotations.Nullable Exception next(Exception problem) {
    return problem instanceof MessagingException chained ? chained.getNextException() : null;
  }

  private static Delivery later(Duration atLeast, String why) {
    return new Delivery.Later(atLeast, why, true);
  }

  private static void hangUp(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException alreadyGone) {
      // it has said all that counts
    }
  }
}
