package heed.demo;

import heed.account.AccountStore;
import heed.account.HealthAnswers;
import heed.account.HealthStore;
import heed.account.ReadingHealth;
import heed.platform.database.Transaction;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How the accounts of the story felt from time to time: numbers that were imported, and talks with
/// four answers.
final class Healths {
  private static final String IMPORTER = "ada@heed.example";

  private final DemoBook.Rooms rooms;
  private final int firstDay;
  private final List<Table.Row> rows = Table.read("health").rows();
  private final AccountStore accounts = new AccountStore();
  private final ReadingHealth reading = new ReadingHealth(accounts, new HealthStore());

  /// @param firstDay how many days ago the accounts come into the book, with their first health
  Healths(DemoBook.Rooms rooms, int firstDay) {
    this.rooms = rooms;
    this.firstDay = firstDay;
  }

  /// The health with which an account comes into the book.
  @Nullable Integer atFirst(String account, @Nullable Integer otherwise) {
    return rows.stream()
        .filter(row -> daysAgo(row) == firstDay && row.text(1).equals(account))
        .findFirst()
        .map(row -> row.number(2))
        .orElse(otherwise);
  }

  List<DemoBook.Event> moments() {
    return rows.stream()
        .filter(row -> daysAgo(row) != firstDay)
        .map(row -> new DemoBook.Event(daysAgo(row), () -> happens(row)))
        .toList();
  }

  private void happens(Table.Row row) {
    var account =
        rooms.database().read(handle -> accounts.find(handle, row.text(1))).orElseThrow().value();
    var answers = Arrays.stream(row.text(2).split(" ", -1)).map(Integer::valueOf).toList();
    if (answers.size() == 1) {
      write(IMPORTER, tx -> rooms.accounts().put(tx, account.withHealth(answers.getFirst()), null));
    } else {
      var said =
          new HealthAnswers(
              answers.get(0), answers.get(1), answers.get(2), answers.get(3), row.find(3));
      write(
          Objects.requireNonNullElse(account.csm(), IMPORTER),
          tx -> reading.answer(tx, account.key(), said));
    }
  }

  private <T> void write(String actor, java.util.function.Function<Transaction, T> work) {
    rooms.database().writer().write(actor, work::apply);
  }

  private static int daysAgo(Table.Row row) {
    return Integer.parseInt(row.text(0));
  }
}
