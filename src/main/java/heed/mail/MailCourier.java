package heed.mail;

import heed.loop.LoopStore;
import heed.outbox.Courier;
import heed.outbox.Delivery;
import heed.outbox.Message;
import heed.outbox.OutboxStore;
import heed.people.PersonStore;
import heed.people.PreferenceStore;
import heed.platform.Language;
import heed.platform.database.Database;
import heed.platform.settings.MailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/// Carries the letters of [DailyMail] to the mail server.
public final class MailCourier implements Courier {
  /// Which messages it carries.
  public static final String TRANSPORT = "mail";

  private final Database database;
  private final OutboxStore messages;
  private final PersonStore people;
  private final PreferenceStore preferences = new PreferenceStore();
  private final Composing composing;
  private final Sending sending;
  private final Envelope envelope;
  private final InstantSource clock;

  /// @param baseUrl where people reach the service, without a slash at its end
  public MailCourier(
      Database database,
      OutboxStore messages,
      PersonStore people,
      LoopStore loops,
      MailServer server,
      String baseUrl,
      InstantSource clock) {
    this.database = database;
    this.messages = messages;
    this.people = people;
    this.composing = new Composing(loops, baseUrl);
    this.sending = new Sending(server);
    this.envelope = new Envelope(sending.session(), sender(server, baseUrl));
    this.clock = clock;
  }

  @Override
  public String transport() {
    return TRANSPORT;
  }

  /// Mail servers are not fond of many connections at once.
  @Override
  public int atOnce() {
    return 4;
  }

  @Override
  public Delivery deliver(Message message) {
    var email = message.recipient();
    var to = Address.of(email);
    if (to.isEmpty()) {
      return new Delivery.Impossible("No mail server takes the address " + email + ".");
    }
    return database
        .read(handle -> {
          var language = language(handle, email);
          return people
              .find(handle, email)
              .flatMap(reader ->
                  composing.letter(
                      handle, reader, messages.carriedBy(handle, message.id()), language))
              .map(letter -> new Written(letter, language));
        })
        .map(written -> send(message.id(), to.get(), written))
        .orElseGet(() -> new Delivery.Sent("nowhere: settled before it could be sent"));
  }

  /// A letter and the language that it is written in.
  private record Written(Letter letter, Language language) {}

  private Delivery send(String id, InternetAddress to, Written written) {
    try {
      var letter = envelope.of(id, to, written.letter(), written.language().tag(), clock.instant());
      return sending.send(letter, to);
    } catch (MessagingException unwritable) {
      return new Delivery.Impossible("The letter cannot be written: " + unwritable.getMessage());
    }
  }

  /// The language that they chose, or English.
  private Language language(Handle handle, String email) {
    return Language.of(preferences.of(handle, email).language()).orElse(Language.ENGLISH);
  }

  /// The address in the settings, or one at the host that people know Heed by.
  private static String sender(MailServer server, String baseUrl) {
    var given = server.from() == null ? null : Address.of(server.from()).orElse(null);
    if (given != null) {
      return given.getAddress();
    }
    var host = URI.create(baseUrl).getHost();
    return "heed@" + (host == null || host.startsWith("[") ? "localhost" : host);
  }
}
