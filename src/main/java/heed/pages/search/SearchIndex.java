package heed.pages.search;

import heed.account.Account;
import heed.book.Book;
import heed.feature.Feature;
import heed.platform.Texts;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The texts by which features and accounts are found, folded once and kept from one book to the
/// next for whatever did not change. Any thread may ask.
final class SearchIndex {
  /// How one feature or account is found.
  ///
  /// @param of the facts themselves, by which a change is noticed
  /// @param key its key, folded as the rest
  /// @param name its title or name
  /// @param more what else is known of it
  record Entry(Object of, String key, String name, String more) {}

  /// The texts of one book, by id.
  @SuppressWarnings("ArrayRecordComponent") // never compared, read for every key that is pressed
  record Entries(Book book, Entry[] features, Entry[] accounts) {}

  private volatile @Nullable Entries current;

  Entries of(Book book) {
    var known = current;
    if (known != null && known.book == book) {
      return known;
    }
    var entries =
        new Entries(
            book,
            entries(
                book.featureCount(),
                known == null ? new Entry[0] : known.features,
                book::feature,
                SearchIndex::of),
            entries(
                book.accountCount(),
                known == null ? new Entry[0] : known.accounts,
                book::account,
                SearchIndex::of));
    current = entries;
    return entries;
  }

  @SuppressWarnings(
      "ReferenceEquality") // to compare every text anew would be the work that this saves
  private static <T> Entry[] entries(
      int count, Entry[] before, IntFunction<T> facts, Function<T, Entry> make) {
    var entries = new Entry[count];
    for (var id = 0; id < count; id++) {
      var fact = facts.apply(id);
      // Ids stay theirs for the life of the process, and facts are new objects when they change.
      entries[id] = id < before.length && before[id].of == fact ? before[id] : make.apply(fact);
    }
    return entries;
  }

  private static Entry of(Feature feature) {
    return new Entry(
        feature,
        Texts.folded(feature.key()),
        Texts.folded(feature.title()),
        Texts.folded(told(feature.area()) + told(feature.description())));
  }

  private static Entry of(Account account) {
    return new Entry(
        account,
        Texts.folded(account.key()),
        Texts.folded(account.name()),
        Texts.folded(told(account.domain()) + told(account.segment())));
  }

  private static String told(@Nullable String text) {
    return text == null ? "" : text + " ";
  }
}
