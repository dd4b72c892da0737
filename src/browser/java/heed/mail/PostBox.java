package heed.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/// A mail server that keeps all letters, for who drives a browser.
public final class PostBox implements AutoCloseable {
  private final FakeSmtp server = new FakeSmtp();

  /// For `HEED_SMTP_URL`.
  public String address() {
    return "smtp://heed:secret@127.0.0.1:" + server.port() + "?from=heed@heed.example";
  }

  /// The words of each letter, without their dress.
  public List<String> letters() {
    return server.letters().stream().map(PostBox::words).toList();
  }

  @Override
  public void close() {
    server.close();
  }

  private static String words(String letter) {
    try {
      var bytes = letter.getBytes(StandardCharsets.UTF_8);
      var message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
      var parts = (MimeMultipart) message.getContent();
      return Arrays.toString(message.getAllRecipients()) + "\n" + parts.getBodyPart(0).getContent();
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(letter, unreadable);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
