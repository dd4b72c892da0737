package heed.pages.filing;

import heed.account.Account;
import heed.book.Book;
import heed.book.Suggesting;
import heed.feature.Feature;
import heed.pages.feature.Alike;
import heed.pages.frame.Form;
import heed.people.Caller;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which account and which feature somebody means by what they typed or chose when they file a
/// request.
final class Meant {
  /// How many likely ones are offered.
  static final int FEW = 5;

  /// What the form says instead of a key when none of the features is meant.
  static final String NEW = "new";

  private static final int MOST = 200;

  private Meant() {}

  /// A feature that is asked for: one that is known, or a new one with a title.
  record Need(@Nullable Feature known, String title) {}

  /// Empty when nothing was typed, or when it is not clear which one it is.
  static Optional<Account> account(Book book, Form form, Caller caller) {
    var chosen = form.text("accountKey").map(book::accountId).filter(id -> id >= 0);
    if (chosen.isPresent()) {
      return chosen.map(book::account);
    }
    var typed = form.text("account").orElse("");
    var key = book.accountId(typed);
    if (key >= 0) {
      return Optional.of(book.account(key));
    }
    var meant =
        typed.isEmpty()
            ? List.<Account>of()
            : Suggesting.accounts(book, typed, caller.email(), MOST);
    var named = meant.stream().filter(one -> one.name().strip().equalsIgnoreCase(typed)).toList();
    return named.size() == 1
        ? Optional.of(named.getFirst())
        : meant.size() == 1 && Suggesting.says(meant.getFirst(), typed)
            ? Optional.of(meant.getFirst())
            : Optional.empty();
  }

  /// Empty when nothing was typed, or when it is not clear whether it is one that is known.
  static Optional<Need> feature(Book book, Form form) {
    var typed = form.text("feature").orElse("");
    var chosen = form.text("featureKey").orElse("");
    var id = book.featureId(chosen);
    if (typed.isEmpty() && id < 0) {
      return Optional.empty();
    }
    if (id >= 0) {
      return Optional.of(new Need(book.feature(id), typed));
    }
    var named = Alike.named(book, typed);
    if (named.isPresent()) {
      return Optional.of(new Need(named.get(), typed));
    }
    return chosen.equals(NEW) || Suggesting.features(book, typed, FEW).isEmpty()
        ? Optional.of(new Need(null, typed))
        : Optional.empty();
  }
}
