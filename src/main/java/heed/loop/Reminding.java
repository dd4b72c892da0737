package heed.loop;

import heed.outbox.Outbox;
import heed.people.Preference;
import heed.people.PreferenceStore;
import heed.platform.database.Database;
import heed.platform.database.Transaction;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Reminds CSMs of word that is late, due by the next working day, or was put off until now: one
/// message for each of them on a working day, from their hour on, with everything in it. Whoever
/// runs the service calls it now and then; called too often it does nothing. A reminder that is not
/// delivered yet stands for the ones of later days, so that an outage ends with one.
public final class Reminding {
  /// Most loops in one message.
  static final int MOST_ITEMS = 20;

  private static final String ACTOR = "calendar";

  private final Database database;
  private final LoopStore loops;
  private final Outbox outbox;
  private final String transport;
  private final InstantSource clock;
  private final ReminderStore reminders = new ReminderStore();
  private final PreferenceStore preferences = new PreferenceStore();

  /// @param transport by which CSMs are told: `slack`, or `page` for a service without any
  public Reminding(
      Database database, LoopStore loops, Outbox outbox, String transport, InstantSource clock) {
    this.database = database;
    this.loops = loops;
    this.outbox = outbox;
    this.transport = transport;
    this.clock = clock;
  }

  /// Reminds everybody whose hour has come.
  ///
  /// @return how many messages
  public int remindDue() {
    var sent = 0;
    for (var recipient : recipients()) {
      sent += database.writer().write(ACTOR, transaction -> remind(transaction, recipient));
    }
    return sent;
  }

  /// Who has something to hear and can hear it now. What is decided here from a glance is decided
  /// again where it is written.
  private List<String> recipients() {
    return database.read(handle -> {
      var due = new ArrayList<String>();
      var today = DueDates.day(clock.millis());
      byRecipient(loops.toRemind(handle, today)).keySet().stream()
          .filter(recipient -> hasCome(now(preferences.of(handle, recipient)), handle, recipient))
          .forEach(due::add);
      return due;
    });
  }

  private boolean hasCome(ZonedDateTime now, org.jdbi.v3.core.Handle handle, String recipient) {
    return DueDates.isWorkingDay(now.toLocalDate())
        && now.getHour() >= preferences.of(handle, recipient).digestHour()
        && !reminders.isReminded(handle, recipient, now.toLocalDate());
  }

  private ZonedDateTime now(Preference preference) {
    return preference.at(clock.instant());
  }

  private int remind(Transaction transaction, String recipient) {
    var handle = transaction.handle();
    var preference = preferences.of(handle, recipient);
    var day = now(preference).toLocalDate();
    if (outbox.waits(transaction, transport, recipient, Reminder.KIND)
        || !reminders.first(handle, recipient, day)) {
      return 0;
    }
    var today = DueDates.day(transaction.atMs());
    var owed = byRecipient(loops.toRemind(handle, today)).getOrDefault(recipient, List.of());
    var woken = reminders.woken(handle);
    reminders.settle(handle, owed.stream().map(line -> line.loop().id()).toList());
    if (owed.isEmpty() || preference.mutes(Reminder.KIND)) {
      return 0;
    }
    send(transaction, recipient, day, owed, woken);
    return 1;
  }

  private void send(
      Transaction transaction,
      String recipient,
      LocalDate day,
      List<LedgerLine> owed,
      Set<String> woken) {
    var today = DueDates.day(transaction.atMs());
    var items =
        owed.stream()
            .sorted(LoopStore.byDecision(today))
            .limit(MOST_ITEMS)
            .map(line -> item(line, today, woken.contains(line.loop().id())))
            .toList();
    outbox.put(
        transaction,
        transport,
        recipient,
        Reminder.KIND,
        new Reminder(day, items, owed.size() - items.size()),
        items.stream().map(Reminder.Item::loopId).toList());
  }

  static Reminder.Item item(LedgerLine line, LocalDate today, boolean woken) {
    var loop = line.loop();
    return new Reminder.Item(
        loop.id(),
        line.accountName(),
        line.featureTitle(),
        loop.milestone(),
        loop.dueDate(),
        line.decisionDate(today),
        woken);
  }

  private static Map<String, List<LedgerLine>> byRecipient(List<LedgerLine> lines) {
    var byRecipient = new TreeMap<String, List<LedgerLine>>();
    for (var line : lines) {
      var recipient = line.csm() == null ? Notice.TRIAGE : line.csm();
      byRecipient.computeIfAbsent(recipient, _ -> new ArrayList<>()).add(line);
    }
    return byRecipient;
  }
}
