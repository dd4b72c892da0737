package heed.book;

import heed.account.Account;
import heed.feature.Feature;
import heed.platform.Currency;
import heed.request.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The Book as it moves on with the change log. One thread puts facts in; any thread asks for
/// [#now()], which is made afresh only when something changed and touches only the features that
/// did.
public final class LiveBook {
  private final Currency currency;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Account> accounts = new ArrayList<>();
  private final Map<String, Integer> accountIds = new ConcurrentHashMap<>();
  private final List<Feature> features = new ArrayList<>();
  private final Map<String, Integer> featureIds = new ConcurrentHashMap<>();
  private final RequestRows requests = new RequestRows();
  private final List<Asks> asks = new ArrayList<>();
  private final BitSet stale = new BitSet();
  private int[] accountsByKey = new int[0];
  private int[] featuresByKey = new int[0];
  private AtomicReference<@Nullable Similarity> similarity = new AtomicReference<>();
  private long sequence;
  private volatile @Nullable Book book;

  public LiveBook(Currency currency) {
    this.currency = currency;
  }

  /// The facts as of the last change that was put in.
  public Book now() {
    var current = book;
    if (current != null) {
      return current;
    }
    lock.lock();
    try {
      if (book == null) {
        book = compose();
      }
      return book;
    } finally {
      lock.unlock();
    }
  }

  /// Runs an advance as one step: no reader sees half of it.
  ///
  /// @param upTo the sequence of the last change it applies
  public void advance(long upTo, Runnable puts) {
    lock.lock();
    try {
      puts.run();
      sequence = upTo;
      book = null;
    } finally {
      lock.unlock();
    }
  }

  /// The last change applied.
  public long sequence() {
    lock.lock();
    try {
      return sequence;
    } finally {
      lock.unlock();
    }
  }

  /// How many requests are held.
  public int requestCount() {
    lock.lock();
    try {
      return requests.size();
    } finally {
      lock.unlock();
    }
  }

  public void put(Account account) {
    var known = accountIds.get(account.key());
    if (known == null) {
      accounts.add(account);
      accountIds.put(account.key(), accounts.size() - 1);
    } else {
      accounts.set(known, account);
    }
  }

  public void put(Feature feature) {
    var known = featureIds.get(feature.key());
    if (known == null || !sameWords(features.get(known), feature)) {
      similarity = new AtomicReference<>();
    }
    if (known == null) {
      features.add(feature);
      asks.add(Asks.NONE);
      featureIds.put(feature.key(), features.size() - 1);
      return;
    }
    var before = features.set(known, feature);
    if (!Objects.equals(before.mergedInto(), feature.mergedInto())) {
      // A merge or its undoing moves whole families of asks; it is rare, so all are made again.
      stale.set(0, features.size());
    }
  }

  /// An index of words is made anew only when words changed, not at every decision.
  private static boolean sameWords(Feature before, Feature now) {
    return before.title().equals(now.title())
        && Objects.equals(before.description(), now.description());
  }

  /// Stores or replaces a request; its account and feature must have been put before.
  public void put(Request request) {
    var account = idOf(accountIds, request.account());
    var feature = idOf(featureIds, request.feature());
    var before = requests.put(request, account, feature);
    stale.set(feature);
    stale.set(before);
  }

  public void removeRequest(String key) {
    var feature = requests.remove(key);
    if (feature >= 0) {
      stale.set(feature);
    }
  }

  private Book compose() {
    if (accountsByKey.length != accounts.size()) {
      accountsByKey = orderByKey(accounts.size(), id -> accounts.get(id).key());
    }
    if (featuresByKey.length != features.size()) {
      featuresByKey = orderByKey(features.size(), id -> features.get(id).key());
    }
    composeStaleAsks();
    return new Book(
        currency,
        sequence,
        accounts.toArray(Account[]::new),
        accountsByKey,
        accountIds,
        features.toArray(Feature[]::new),
        featuresByKey,
        featureIds,
        asks.toArray(Asks[]::new),
        similarity);
  }

  private void composeStaleAsks() {
    if (stale.isEmpty()) {
      return;
    }
    var rank = new int[accounts.size()];
    for (var place = 0; place < rank.length; place++) {
      rank[accountsByKey[place]] = place;
    }
    var roots = new BitSet();
    stale.stream().forEach(id -> roots.set(root(id)));
    var families = families(roots);
    stale.stream().forEach(id -> asks.set(id, Asks.NONE));
    families.forEach((id, family) -> asks.set(id, requests.asksOf(family, rank)));
    stale.clear();
  }

  private Map<Integer, int[]> families(BitSet roots) {
    var families = new HashMap<Integer, int[]>();
    roots.stream().forEach(root -> families.put(root, new int[] {root}));
    for (var id = 0; id < features.size(); id++) {
      if (features.get(id).mergedInto() != null && roots.get(root(id))) {
        var root = root(id);
        var family = families.get(root);
        if (root != id && family != null) {
          var wider = Arrays.copyOf(family, family.length + 1);
          wider[family.length] = id;
          families.put(root, wider);
        }
      }
    }
    return families;
  }

  /// The feature that stands for this one after all merges.
  private int root(int feature) {
    var id = feature;
    var target = features.get(id).mergedInto();
    while (target != null) {
      id = idOf(featureIds, target);
      target = features.get(id).mergedInto();
    }
    return id;
  }

  /// The log stores what others refer to first, so a missing key is a bug.
  private static int idOf(Map<String, Integer> ids, String key) {
    var id = ids.get(key);
    if (id == null) {
      throw new IllegalStateException("The book has no " + key);
    }
    return id;
  }

  private static int[] orderByKey(int size, IntFunction<String> key) {
    var ids = new Integer[size];
    Arrays.setAll(ids, id -> id);
    Arrays.sort(ids, Comparator.comparing(key::apply));
    return Arrays.stream(ids).mapToInt(id -> id).toArray();
  }
}
