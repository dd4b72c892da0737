package heed.loop;

import heed.outbox.Outbox;
import heed.people.Person;
import heed.people.PersonStore;
import heed.people.PreferenceStore;
import heed.people.Role;
import heed.platform.database.Database;
import heed.platform.database.Transaction;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Brings declined features back to the PMs on the day that was set for it: one message to each,
/// once. Whoever runs the service calls it now and then; called too often it does nothing.
public final class LookingAgain {
  /// Most features in one message.
  static final int MOST_ITEMS = 20;

  private static final String ACTOR = "calendar";
  private static final int MORNING = 8;

  private final Database database;
  private final Outbox outbox;
  private final String transport;
  private final InstantSource clock;
  private final RevisitStore revisits = new RevisitStore();
  private final PersonStore people = new PersonStore();
  private final PreferenceStore preferences = new PreferenceStore();

  /// @param transport by which PMs are told: `slack`, or `page` for a service without any
  public LookingAgain(Database database, Outbox outbox, String transport, InstantSource clock) {
    this.database = database;
    this.outbox = outbox;
    this.transport = transport;
    this.clock = clock;
  }

  /// Tells PMs, or admins where there is no PM, of what is due; from eight in the morning (UTC) of
  /// a working day on. Without either, it waits until there is one.
  ///
  /// @return how many messages
  public int tellDue() {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    if (now.getHour() < MORNING || !DueDates.isWorkingDay(now.toLocalDate())) {
      return 0;
    }
    var due = database.read(handle -> revisits.due(handle, now.toLocalDate()));
    return due.isEmpty() ? 0 : database.writer().write(ACTOR, this::tell);
  }

  private int tell(Transaction transaction) {
    var handle = transaction.handle();
    var due = revisits.due(handle, DueDates.day(transaction.atMs()));
    var readers = readers(handle);
    if (due.isEmpty() || readers.isEmpty()) {
      return 0;
    }
    revisits.told(handle, due);
    var items = due.subList(0, Math.min(MOST_ITEMS, due.size()));
    var revisit = new Revisit(items, due.size() - items.size());
    var about = items.stream().map(item -> "feature:" + item.feature()).toList();
    var sent = 0;
    for (var reader : readers) {
      if (!preferences.of(handle, reader.email()).mutes(Revisit.KIND)) {
        outbox.put(transaction, transport, reader.email(), Revisit.KIND, revisit, about);
        sent++;
      }
    }
    return sent;
  }

  private List<Person> readers(Handle handle) {
    var all = people.all(handle);
    var pms = all.stream().filter(person -> person.role() == Role.PM).toList();
    return pms.isEmpty()
        ? all.stream().filter(person -> person.role() == Role.ADMIN).toList()
        : pms;
  }
}
