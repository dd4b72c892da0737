package heed.demo;

import heed.account.Account;
import heed.account.KeepingAccounts;
import heed.account.Lifecycle;
import heed.feature.Effort;
import heed.feature.Feature;
import heed.feature.KeepingFeatures;
import heed.feature.MergingFeatures;
import heed.feature.Status;
import heed.history.RecordingPlaces;
import heed.loop.AnsweringLoops;
import heed.loop.ChangingStatus;
import heed.loop.LoopStore;
import heed.people.Person;
import heed.people.PersonStore;
import heed.people.Role;
import heed.platform.database.Database;
import heed.platform.database.Writer;
import heed.request.FilingRequests;
import heed.request.NewRequest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells the story of the demo, day by day, into an empty book whose clock it turns.
public final class DemoBook {
  /// What the story is told with.
  ///
  /// @param clock the one that the database was opened with
  /// @param places which follow the book while the story is told
  public record Rooms(
      StoryClock clock,
      Database database,
      PersonStore people,
      KeepingAccounts accounts,
      KeepingFeatures features,
      MergingFeatures merging,
      FilingRequests filing,
      ChangingStatus changing,
      LoopStore loops,
      AnsweringLoops answering,
      RecordingPlaces places) {}

  private static final String DOMAIN = "@heed.example";
  private static final String TELLER = "demo";
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  /// Amounts of the tables are in major units of a currency with two minor digits.
  private static final long MINOR_PER_MAJOR = 100;

  private static final int FIRST_DAY = 340;

  /// From one day to the next on which the ranks are written down.
  private static final int WEEK = 7;

  /// When requests without a filing date came into the book.
  private static final int UNDATED = 60;

  private record Moment(int daysAgo, Runnable happens) {}

  private final Rooms rooms;
  private final LocalDate today;
  private final Healths healths;
  private final List<Moment> moments = new ArrayList<>();

  private DemoBook(Rooms rooms) {
    this.rooms = rooms;
    this.healths = new Healths(rooms, FIRST_DAY);
    this.today = LocalDate.ofInstant(rooms.clock().instant(), ZoneOffset.UTC);
  }

  /// Tells the whole story; afterwards the clock runs with the real one.
  public static void tell(Rooms rooms) {
    new DemoBook(rooms).tell();
  }

  /// Whoever should get a sign-in link: one person of each role, from viewer to admin.
  public static List<Person> guests() {
    var people = people();
    return List.of(Role.values()).stream()
        .map(role -> people.stream().filter(one -> one.role() == role).findFirst().orElseThrow())
        .toList();
  }

  private void tell() {
    at(FIRST_DAY, this::beginning);
    requests();
    new Decisions(rooms, today).moments().forEach(this::at);
    new Announcements(rooms).moments().forEach(this::at);
    healths.moments().forEach(this::at);
    for (var day = FIRST_DAY - 1; day > 0; day -= WEEK) {
      at(day, rooms.places()::recordDue);
    }
    moments.sort(Comparator.comparingInt(moment -> -moment.daysAgo()));
    var minute = 0;
    var day = -1;
    for (var moment : moments) {
      minute = moment.daysAgo() == day ? minute + 1 : 0;
      day = moment.daysAgo();
      rooms
          .clock()
          .standAt(
              today.minusDays(day).atTime(MORNING).plusMinutes(minute).toInstant(ZoneOffset.UTC));
      moment.happens().run();
    }
    rooms.clock().run();
  }

  private void at(int daysAgo, Runnable happens) {
    moments.add(new Moment(daysAgo, happens));
  }

  private void beginning() {
    write(transaction -> {
      people().forEach(person -> rooms.people().put(transaction, person));
      Table.read("accounts")
          .rows()
          .forEach(row -> rooms.accounts().put(transaction, account(row), null));
      Table.read("features")
          .rows()
          .forEach(row -> rooms.features().put(transaction, feature(row), null));
      return true;
    });
  }

  private void requests() {
    var number = 0;
    var accounts = Table.read("accounts").rows();
    for (var row : Table.read("requests").rows()) {
      var key = String.format(java.util.Locale.ROOT, "ask-%03d", ++number);
      var account = row.text(0);
      var filer =
          accounts.stream()
              .filter(one -> one.text(0).equals(account))
              .findFirst()
              .map(one -> one.find(5))
              .orElse(null);
      var daysAgo = row.number(5);
      at(
          daysAgo == null ? UNDATED : daysAgo,
          () ->
              write(transaction ->
                  rooms.filing().put(transaction, key, request(row, filer, daysAgo), null)));
    }
  }

  private static List<Person> people() {
    return Table.read("people").rows().stream()
        .map(row -> new Person(row.text(0), row.text(1), role(row.text(2))))
        .toList();
  }

  private Account account(Table.Row row) {
    var renewalIn = row.number(4);
    var usage = row.number(10);
    return new Account(
        row.text(0),
        row.text(1),
        amount(row.text(2)),
        healths.atFirst(row.text(0), row.number(3)),
        renewalIn == null ? null : today.plusDays(renewalIn),
        address(row.find(5)),
        row.find(6),
        row.find(7),
        row.find(8),
        Lifecycle.of(row.text(9)),
        usage == null ? null : usage * 100,
        row.find(11) == null ? null : amount(row.text(11)),
        row.find(12),
        null);
  }

  private static Feature feature(Table.Row row) {
    return new Feature(
        row.text(0),
        row.text(1),
        row.find(6),
        row.find(2),
        Status.NEW,
        effort(row),
        null,
        null,
        null,
        null,
        null);
  }

  private static @Nullable Effort effort(Table.Row row) {
    var engineering = row.hundredths(3);
    var design = row.hundredths(4);
    var product = row.hundredths(5);
    if (engineering == null) {
      return null;
    }
    return design == null && product == null
        ? Effort.ofHundredths(engineering)
        : Effort.split(engineering, design == null ? 0 : design, product == null ? 0 : product);
  }

  private NewRequest request(Table.Row row, @Nullable String filer, @Nullable Integer daysAgo) {
    return new NewRequest(
        row.text(0),
        row.text(1),
        null,
        null,
        Integer.parseInt(row.text(2)),
        row.text(3).equals("y"),
        row.find(4) == null ? null : amount(row.text(4)),
        row.text(7),
        row.text(6),
        address(filer == null ? "mira" : filer),
        daysAgo == null ? null : today.minusDays(daysAgo).toString(),
        null);
  }

  private <T> void write(Writer.Work<T> work) {
    rooms.database().writer().write(TELLER, work);
  }

  static @Nullable String address(@Nullable String name) {
    return name == null ? null : name + DOMAIN;
  }

  private static long amount(String major) {
    return Long.parseLong(major) * MINOR_PER_MAJOR;
  }

  private static Role role(String word) {
    var role = Role.BY_WORD.get(word);
    if (role == null) {
      throw new IllegalArgumentException("No role is called " + word);
    }
    return role;
  }

  /// Something that happens on a day of the story.
  record Event(int daysAgo, Runnable happens) {}

  private void at(Event event) {
    at(event.daysAgo(), event.happens());
  }
}
