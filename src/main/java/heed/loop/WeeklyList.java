package heed.loop;

import heed.outbox.Outbox;
import heed.people.Person;
import heed.people.PersonStore;
import heed.people.PreferenceStore;
import heed.people.Role;
import heed.platform.database.Database;
import heed.platform.database.Transaction;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Gives those who lead a list of what is owed: one message to each on a Monday, from their hour
/// on, or on the next working day when the service did not run. Whoever runs it calls it now and
/// then; called too often it does nothing. A list that is not delivered yet stands for the ones of
/// later weeks, and nobody gets one while nothing is owed.
public final class WeeklyList {
  static final int MOST_CSMS = 15;
  static final int MOST_BROKEN = 10;
  static final int OLDEST = 10;
  static final int MOST_UNOWNED = 10;

  private static final String ACTOR = "calendar";

  /// Beyond this many, broken promises and unowned loops are not counted.
  private static final int COUNTED = 500;

  private final Database database;
  private final LoopStore loops;
  private final Outbox outbox;
  private final String transport;
  private final InstantSource clock;
  private final ClosureStore closure = new ClosureStore();
  private final LoopPolicyStore policies = new LoopPolicyStore();
  private final WeeklyStore weeks = new WeeklyStore();
  private final PersonStore people = new PersonStore();
  private final PreferenceStore preferences = new PreferenceStore();

  /// @param transport by which people are told: `slack`, or `page` for a service without any
  public WeeklyList(
      Database database, LoopStore loops, Outbox outbox, String transport, InstantSource clock) {
    this.database = database;
    this.loops = loops;
    this.outbox = outbox;
    this.transport = transport;
    this.clock = clock;
  }

  /// Sends the list to everybody whose hour has come.
  ///
  /// @return how many messages
  public int tellDue() {
    var due =
        database.read(
            handle -> recipients(handle).stream().filter(each -> hasCome(handle, each)).toList());
    if (due.isEmpty()) {
      return 0;
    }
    var list = database.read(this::count);
    var sent = 0;
    for (var recipient : due) {
      sent += database.writer().write(ACTOR, transaction -> tell(transaction, recipient, list));
    }
    return sent;
  }

  private int tell(Transaction transaction, String recipient, Weekly list) {
    var handle = transaction.handle();
    var preference = preferences.of(handle, recipient);
    if (!weeks.first(handle, recipient, week(preference.at(clock.instant()).toLocalDate()))
        || list.open() == 0
        || preference.mutes(Weekly.KIND)
        || outbox.waits(transaction, transport, recipient, Weekly.KIND)) {
      return 0;
    }
    outbox.put(transaction, transport, recipient, Weekly.KIND, list);
    return 1;
  }

  /// Somebody new waits for a Monday.
  private boolean hasCome(Handle handle, String recipient) {
    var preference = preferences.of(handle, recipient);
    var now = preference.at(clock.instant());
    var day = now.toLocalDate();
    if (!DueDates.isWorkingDay(day) || now.getHour() < preference.digestHour()) {
      return false;
    }
    return weeks
        .last(handle, recipient)
        .map(last -> last.compareTo(week(day)) < 0)
        .orElse(day.getDayOfWeek() == DayOfWeek.MONDAY);
  }

  private List<String> recipients(Handle handle) {
    var named = policies.current(handle).policy().weeklyRecipients();
    return named.isEmpty()
        ? people.all(handle).stream()
            .filter(person -> person.role().atLeast(Role.PM))
            .map(Person::email)
            .toList()
        : named;
  }

  private Weekly count(Handle handle) {
    var today = DueDates.day(clock.millis());
    var names = names(handle);
    var figures = loops.figures(handle, today);
    var byCsm =
        figures.byCsm().stream()
            .sorted(
                Comparator.comparingLong(LoopFigures.Owed::overdue)
                    .thenComparingLong(LoopFigures.Owed::open)
                    .reversed()
                    .thenComparing(LoopFigures.Owed::csm))
            .limit(MOST_CSMS)
            .map(owed -> new Weekly.Owing(nameOf(owed.csm(), names), owed.open(), owed.overdue()))
            .toList();
    var broken = loops.broken(handle, null, COUNTED);
    var unowned =
        loops
            .page(handle, LoopStore.Filter.owedBy(Loop.POOL), LoopStore.Cursor.START, COUNTED)
            .stream()
            .map(LedgerLine::accountName)
            .distinct()
            .toList();
    return new Weekly(
        week(today),
        today,
        figures.open(),
        figures.overdue(),
        byCsm,
        figures.byCsm().size() - byCsm.size(),
        debts(broken.stream().limit(MOST_BROKEN).toList(), names),
        Math.max(0, broken.size() - MOST_BROKEN),
        debts(closure.oldest(handle, ClosureStore.Scope.ALL, OLDEST), names),
        unowned.stream().limit(MOST_UNOWNED).toList(),
        Math.max(0, unowned.size() - MOST_UNOWNED));
  }

  private static List<Weekly.Debt> debts(List<LedgerLine> lines, Map<String, String> names) {
    return lines.stream()
        .map(line ->
            new Weekly.Debt(
                line.loop().id(),
                line.accountName(),
                line.featureTitle(),
                line.loop().milestone(),
                line.loop().openedDate(),
                line.csm() == null ? null : names.getOrDefault(line.csm(), line.csm()),
                line.loop().brokenDate()))
        .toList();
  }

  private static @Nullable String nameOf(String csm, Map<String, String> names) {
    return csm.equals(Loop.POOL) ? null : names.getOrDefault(csm, csm);
  }

  private Map<String, String> names(Handle handle) {
    var names = new HashMap<String, String>();
    people.all(handle).forEach(person -> names.put(person.email(), person.name()));
    return names;
  }

  /// As ISO 8601 writes it; weeks in order are texts in order.
  private static String week(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "%04d-W%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
