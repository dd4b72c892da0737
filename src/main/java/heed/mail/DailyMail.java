package heed.mail;

import heed.loop.Notice;
import heed.loop.Reminder;
import heed.loop.Weekly;
import heed.outbox.Message;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.outbox.Overdue;
import heed.people.Person;
import heed.people.PersonStore;
import heed.people.PreferenceStore;
import heed.people.Role;
import heed.platform.database.Database;
import heed.platform.database.Transaction;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/// Makes one letter a day of all that waits for a person, on working days from their hour on.
/// Whoever runs the service calls it now and then; called too often it does nothing. A letter that
/// is not delivered yet stands for the ones of later days, so that an outage ends with one.
///
/// Only people of the book get mail: an address in a CSV file or in a hand-over is no reason to
/// send a customer's words there. What is for somebody else goes to those who hand loops out: the
/// PMs.
public final class DailyMail {
  private static final String ACTOR = "mail";

  /// Before the address of a PM who gets what was meant for triage.
  static final String FOR_PM = Notice.TRIAGE + ":";

  private final Database database;
  private final Outbox outbox;
  private final OutboxStore messages;
  private final PersonStore people;
  private final Overdue judge;
  private final InstantSource clock;
  private final PreferenceStore preferences = new PreferenceStore();
  private final DigestDayStore days = new DigestDayStore();

  /// @param judge says what a message is still worth that waited for the hour
  public DailyMail(
      Database database,
      Outbox outbox,
      OutboxStore messages,
      PersonStore people,
      Overdue judge,
      InstantSource clock) {
    this.database = database;
    this.outbox = outbox;
    this.messages = messages;
    this.people = people;
    this.judge = judge;
    this.clock = clock;
  }

  /// Puts the letters of everybody whose hour has come into the outbox.
  ///
  /// @return how many
  public int gatherDue() {
    for (var recipient : waiting()) {
      if (!database.read(handle -> isReader(handle, recipient))) {
        database.writer().write(ACTOR, transaction -> passOn(transaction, recipient));
      }
    }
    var addresses = new TreeSet<String>();
    waiting().forEach(recipient -> addresses.add(address(recipient)));
    var letters = 0;
    for (var address : addresses) {
      if (database.read(handle -> hasCome(handle, address))) {
        letters += database.writer().write(ACTOR, transaction -> gather(transaction, address));
      }
    }
    return letters;
  }

  private List<String> waiting() {
    return database.read(handle -> messages.recipientsWaiting(handle, Outbox.DIGEST));
  }

  private boolean isReader(Handle handle, String recipient) {
    return people.find(handle, address(recipient)).isPresent();
  }

  private boolean hasCome(Handle handle, String address) {
    var now = preferences.of(handle, address).at(clock.instant());
    var day = now.toLocalDate();
    return isReader(handle, address)
        && isWorkingDay(day)
        && now.getHour() >= preferences.of(handle, address).digestHour()
        && !days.hadOne(handle, address, day);
  }

  private int gather(Transaction transaction, String address) {
    var handle = transaction.handle();
    if (!hasCome(handle, address)
        || outbox.waits(transaction, MailCourier.TRANSPORT, address, Digest.KIND)) {
      return 0;
    }
    var parts = new ArrayList<Message>();
    for (var recipient : List.of(address, FOR_PM + address)) {
      for (var message : messages.waitingFor(handle, Outbox.DIGEST, recipient)) {
        if (judge.of(handle, message) == Overdue.Worth.NOTHING
            && messages.carriedBy(handle, message.id()).isEmpty()) {
          outbox.end(transaction, message, "nowhere: settled before it could be sent");
        } else {
          parts.add(message);
        }
      }
    }
    if (parts.isEmpty()) {
      return 0;
    }
    var day = preferences.of(handle, address).at(clock.instant()).toLocalDate();
    days.put(handle, address, day);
    outbox.gather(transaction, MailCourier.TRANSPORT, address, Digest.KIND, new Digest(day), parts);
    return 1;
  }

  /// Nobody's messages go to everybody who hands loops out; while there is no such person, they
  /// wait.
  private boolean passOn(Transaction transaction, String recipient) {
    var handle = transaction.handle();
    var readers =
        people.all(handle).stream()
            .filter(person -> person.role().atLeast(Role.PM))
            .map(Person::email)
            .toList();
    if (readers.isEmpty()) {
      return false;
    }
    for (var message : messages.waitingFor(handle, Outbox.DIGEST, recipient)) {
      var forTriage = !recipient.startsWith(FOR_PM) && !isReminderOfSomebody(recipient, message);
      if (forTriage) {
        readers.forEach(
            reader -> outbox.forward(transaction, message, Outbox.DIGEST, FOR_PM + reader));
      }
      outbox.end(
          transaction,
          message,
          forTriage ? "passed on to " + String.join(", ", readers) : "nowhere: no such person");
    }
    return true;
  }

  /// Reminders of somebody who is not in the book would only repeat what their notices said, and
  /// the weekly list goes to other leads anyway.
  private static boolean isReminderOfSomebody(String recipient, Message message) {
    return message.kind().equals(Weekly.KIND)
        || (message.kind().equals(Reminder.KIND) && !recipient.equals(Notice.TRIAGE));
  }

  private static String address(String recipient) {
    return recipient.startsWith(FOR_PM) ? recipient.substring(FOR_PM.length()) : recipient;
  }

  private static boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }
}
