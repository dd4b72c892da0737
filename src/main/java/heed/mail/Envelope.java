package heed.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/// A letter with its headers, ready for a mail server. Its Message-ID comes from the id of the
/// message in the outbox and is the same on every attempt, so that a repetition is known as one.
final class Envelope {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final Session session;
  private final InternetAddress from;
  private final String preferences;

  /// @param from the sender's address, in ASCII
  /// @param baseUrl where people reach us
  Envelope(Session session, String from, String baseUrl) {
    this.session = session;
    this.preferences = "<" + baseUrl + "/me>";
    try {
      this.from = new InternetAddress(from, "Heed", UTF_8);
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// @param id of the message in the outbox
  /// @param language BCP 47 tag of the letter's language
  MimeMessage of(String id, InternetAddress to, Letter letter, String language, Instant now)
      throws MessagingException {
    var domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
    var message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@" + domain + ">");
          }
        };
    message.setFrom(from);
    message.setRecipient(jakarta.mail.Message.RecipientType.TO, to);
    message.setSubject(oneLine(letter.subject()), UTF_8);
    message.setSentDate(Date.from(now));
    // No machine should answer, such as one that is on holiday.
    message.setHeader("Auto-Submitted", "auto-generated");
    // Where the reader says what they want to hear.
    message.setHeader("List-Unsubscribe", preferences);
    message.setHeader("Content-Language", language);
    var plain = new MimeBodyPart();
    plain.setText(letter.text(), UTF_8);
    var rich = new MimeBodyPart();
    rich.setText(letter.html(language), UTF_8, "html");
    message.setContent(new MimeMultipart("alternative", plain, rich));
    message.saveChanges();
    return message;
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }
}
