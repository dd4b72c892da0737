package heed.book;

import heed.account.Account;
import heed.feature.Feature;
import heed.platform.Currency;
import heed.request.Request;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All facts that are ranked, as of one change of the log. Immutable, so any number of readers may
/// hold one while newer ones are made. Accounts and features have small ids, which stay theirs for
/// the life of the process; every sum runs in key order.
public final class Book {
  private final Currency currency;
  private final long sequence;
  private final Account[] accounts;
  private final int[] accountsByKey;
  private final Map<String, Integer> accountIds;
  private final Feature[] features;
  private final int[] featuresByKey;
  private final Map<String, Integer> featureIds;
  private final Asks[] asks;
  private final AtomicReference<@Nullable Similarity> similarity;

  Book(
      Currency currency,
      long sequence,
      Account[] accounts,
      int[] accountsByKey,
      Map<String, Integer> accountIds,
      Feature[] features,
      int[] featuresByKey,
      Map<String, Integer> featureIds,
      Asks[] asks,
      AtomicReference<@Nullable Similarity> similarity) {
    this.currency = currency;
    this.sequence = sequence;
    this.accounts = accounts;
    this.accountsByKey = accountsByKey;
    this.accountIds = accountIds;
    this.features = features;
    this.featuresByKey = featuresByKey;
    this.featureIds = featureIds;
    this.asks = asks;
    this.similarity = similarity;
  }

  /// A book of just these facts, for a question that is not about the stored ones.
  public static Book of(
      Currency currency,
      Iterable<Account> accounts,
      Iterable<Feature> features,
      Iterable<Request> requests) {
    var live = new LiveBook(currency);
    accounts.forEach(live::put);
    features.forEach(live::put);
    requests.forEach(live::put);
    return live.now();
  }

  /// The currency of every amount.
  public Currency currency() {
    return currency;
  }

  /// The last change of the log that this book knows.
  public long sequence() {
    return sequence;
  }

  public int accountCount() {
    return accounts.length;
  }

  public int featureCount() {
    return features.length;
  }

  /// The account with an id from 0 to [#accountCount] - 1.
  public Account account(int id) {
    return accounts[id];
  }

  /// The feature with an id from 0 to [#featureCount] - 1.
  public Feature feature(int id) {
    return features[id];
  }

  /// Id of the account at this place of the key order (text compared by code unit).
  public int accountByKeyOrder(int place) {
    return accountsByKey[place];
  }

  /// Id of the feature at this place of the key order (text compared by code unit).
  public int featureByKeyOrder(int place) {
    return featuresByKey[place];
  }

  /// The account's id, or -1 when the book has no such key.
  public int accountId(String key) {
    var id = accountIds.get(key);
    return id == null || id >= accounts.length ? -1 : id;
  }

  /// The feature's id, or -1 when the book has no such key.
  public int featureId(String key) {
    var id = featureIds.get(key);
    return id == null || id >= features.length ? -1 : id;
  }

  /// The asks for a feature, those of the features merged into it among them. A merged feature has
  /// none of its own.
  public Asks asks(int feature) {
    return asks[feature];
  }

  /// The index of the features' words, made at the first question and shared by all books with the
  /// same features.
  Similarity similarity(Function<Book, Similarity> make) {
    var known = similarity.get();
    if (known == null) {
      known = make.apply(this);
      similarity.set(known);
    }
    return known;
  }
}
