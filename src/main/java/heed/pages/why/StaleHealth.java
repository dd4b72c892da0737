package heed.pages.why;

import heed.account.Account;
import heed.account.Freshness;
import heed.account.HealthStore;
import heed.book.Book;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/// Which accounts of a book have a health that is too old to be believed.
///
/// @param dates the day of the latest reading by account
public record StaleHealth(Freshness freshness, Map<String, LocalDate> dates, LocalDate today) {
  public static StaleHealth of(Handle handle, Book book, LocalDate today) {
    return new StaleHealth(freshness(book), new HealthStore().dates(handle), today);
  }

  /// Which accounts are big, and so must be asked more often.
  public static Freshness freshness(Book book) {
    return Freshness.of(IntStream.range(0, book.accountCount()).mapToObj(book::account).toList());
  }

  public boolean is(Account account) {
    return freshness.stale(account, dates.get(account.key()), today);
  }
}
