package heed.pages.account;

import heed.account.Account;
import heed.book.Book;
import heed.pages.account.AccountView.Twin;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.platform.Look;
import java.util.List;
import java.util.stream.IntStream;

/// Accounts that one takes for each other, because their names are the same or are written in
/// letters that look the same.
final class AccountTwins {
  private static final int MOST = 5;

  private AccountTwins() {}

  /// The others that look like this one.
  static List<Twin> of(Book book, Account account) {
    var look = Look.of(account.name());
    return IntStream.range(0, book.accountCount())
        .mapToObj(book::account)
        .filter(other -> !other.key().equals(account.key()) && Look.of(other.name()).equals(look))
        .limit(MOST)
        .map(other ->
            new Twin(
                Spoken.text(other.name()), Spoken.text(other.key()), Links.account(other.key())))
        .toList();
  }
}
