package heed.mail;

import heed.loop.LoopStore;
import heed.outbox.Courier;
import heed.outbox.Delivery;
import heed.outbox.Message;
import heed.outbox.OutboxStore;
import heed.people.PersonStore;
import heed.people.PreferenceStore;
import heed.people.SignInLinks;
import heed.platform.Json;
import heed.platform.Language;
import heed.platform.database.Database;
import heed.platform.settings.MailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

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
  private final String baseUrl;
  private @Nullable SignInMail signIn;

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
    this.envelope = new Envelope(sending.session(), sender(server, baseUrl), baseUrl);
    this.clock = clock;
    this.baseUrl = baseUrl;
  }

  /// Before the start: letters with sign-in links are written too.
  public MailCourier signingIn(SignInLinks links) {
    signIn = new SignInMail(database, links, baseUrl);
    return this;
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
    if (message.kind().equals(SignInLetter.KIND)) {
      return signIn(message, to.get());
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

  /// A link that comes late helps nobody: they have asked again.
  private Delivery signIn(Message message, InternetAddress to) {
    var asked = Json.read(message.body(), SignInLetter.class);
    var writing = signIn;
    if (writing == null || asked.untilMs() <= clock.millis()) {
      return new Delivery.Sent("nowhere: too late");
    }
    return database
        .read(handle -> people.find(handle, message.recipient()))
        .map(reader -> {
          var language =
              database
                  .read(handle -> Language.of(preferences.of(handle, reader.email()).language()))
                  .or(() -> Language.of(asked.language()))
                  .orElse(Language.ENGLISH);
          return send(message.id(), to, new Written(writing.letter(reader, language), language));
        })
        .orElseGet(() -> new Delivery.Sent("nowhere: no such person"));
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
