package heed.pages.backlog;

import heed.account.Account;
import heed.book.Book;
import heed.feature.Status;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// What the backlog is narrowed to. It only hides: ranks stay those among all open features.
///
/// @param text part of a title, an area or a key, in any case
/// @param segment, csm features for which such an account asks
public record BacklogFilter(
    Optional<Status> status,
    Optional<String> area,
    Optional<String> segment,
    Optional<String> csm,
    Optional<String> text) {

  public boolean any() {
    return status.isPresent()
        || area.isPresent()
        || segment.isPresent()
        || csm.isPresent()
        || text.isPresent();
  }

  public boolean shows(Book book, int id) {
    var feature = book.feature(id);
    return status.stream().allMatch(feature.status()::equals)
        && area.stream().allMatch(wanted -> wanted.equals(feature.area()))
        && text.stream()
            .allMatch(wanted ->
                holds(feature.title(), wanted)
                    || holds(feature.key(), wanted)
                    || (feature.area() != null && holds(feature.area(), wanted)))
        && segment.stream()
            .allMatch(wanted -> asked(book, id, account -> wanted.equals(account.segment())))
        && csm.stream()
            .allMatch(wanted -> asked(book, id, account -> wanted.equals(account.csm())));
  }

  private static boolean holds(String whole, String part) {
    return whole.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static boolean asked(Book book, int feature, Predicate<Account> by) {
    var asks = book.asks(feature);
    for (var ask = 0; ask < asks.count(); ask++) {
      var account = book.account(asks.account(ask));
      if (account.counts() && by.test(account)) {
        return true;
      }
    }
    return false;
  }
}
