package heed.mail;

import heed.cast.Cast;
import heed.cast.Desk;
import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.feature.Status;
import heed.loop.AnsweringLoops;
import heed.loop.ChangingStatus;
import heed.loop.LateNotices;
import heed.loop.LoopStore;
import heed.loop.Reminding;
import heed.loop.StatusChange;
import heed.outbox.Dispatching;
import heed.outbox.Message;
import heed.outbox.MessageState;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.outbox.RetryPolicy;
import heed.people.Caller;
import heed.people.OwnKeyStore;
import heed.people.SignInLinks;
import heed.platform.database.Database;
import heed.platform.database.Dialect;
import heed.platform.settings.MailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;

/// A service that reaches people by mail alone, on a Monday before the hour of letters.
final class MailDesk implements AutoCloseable {
  static final Caller PIA = Caller.of(Cast.PIA);
  static final Instant MONDAY_SIX = Instant.parse("2026-11-23T06:00:00Z");
  static final Instant MONDAY_EIGHT = Instant.parse("2026-11-23T08:00:00Z");

  final SettableClock clock = new SettableClock(MONDAY_SIX);
  final FakeSmtp server = new FakeSmtp();
  final TestDatabase test;
  final Database database;
  final Desk desk;
  final LoopStore loops = new LoopStore();
  final OutboxStore messages = new OutboxStore();
  final Outbox outbox;
  final ChangingStatus changing;
  final AnsweringLoops answering;
  final Reminding reminding;
  final DailyMail daily;
  final Dispatching dispatching;

  MailDesk(Dialect dialect) {
    this(dialect, "");
  }

  /// @param parameters of the address of the mail server
  MailDesk(Dialect dialect, String parameters) {
    test = TestDatabase.of(dialect, clock);
    database = test.database();
    desk = new Desk(database);
    outbox = new Outbox(messages, desk.ids);
    changing =
        new ChangingStatus(
            desk.features, desk.keepingFeatures, loops, outbox, Outbox.DIGEST, desk.ids);
    answering = new AnsweringLoops(loops, desk.features, outbox, Outbox.DIGEST);
    reminding = new Reminding(database, loops, outbox, Outbox.DIGEST, clock);
    daily = new DailyMail(database, outbox, messages, desk.people, new LateNotices(loops), clock);
    var mail = MailServer.of("smtp://heed:secret@127.0.0.1:" + server.port() + parameters);
    var courier =
        new MailCourier(
                database, messages, desk.people, loops, mail, "https://heed.example.com", clock)
            .signingIn(new SignInLinks(desk.ids, new OwnKeyStore(desk.ids), desk.people));
    dispatching =
        new Dispatching(database, outbox, List.of(courier), RetryPolicy.USUAL, clock, desk.ids);
    desk.keep(Cast.CARA);
    desk.keep(Cast.PIA);
    desk.keep(Cast.acme());
    desk.keep(Cast.umbra());
    desk.keep(Cast.sso());
  }

  void decide(String feature, Status status) {
    database
        .writer()
        .write(
            PIA.name(),
            transaction ->
                changing.change(
                    transaction,
                    feature,
                    new StatusChange(status, "Because", LocalDate.of(2027, 3, 1), null, null, true),
                    PIA));
  }

  /// What the calendar of the service does, and then the outbox.
  void run() {
    reminding.remindDue();
    daily.gatherDue();
    dispatching.runDue();
  }

  List<Message> messages(MessageState state) {
    return database
        .read(handle ->
            messages.page(handle, new OutboxStore.Filter(state, null, null), Long.MAX_VALUE, 100))
        .reversed();
  }

  /// The letters that the server took, as a mail program reads them.
  List<MimeMessage> letters() {
    return server.letters().stream().map(MailDesk::letter).toList();
  }

  private static MimeMessage letter(String raw) {
    try {
      return new MimeMessage(
          Session.getInstance(new Properties()),
          new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  @Override
  public void close() {
    dispatching.close();
    server.close();
    test.close();
  }
}
