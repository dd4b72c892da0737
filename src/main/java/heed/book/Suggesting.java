package heed.book;

import heed.account.Account;
import heed.feature.Feature;
import heed.platform.Look;
import heed.platform.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What somebody who types a few letters may mean.
public final class Suggesting {
  private static final int NOT_MEANT = 9;

  private record Meant(int id, int distance) {}

  private Suggesting() {}

  /// Accounts by name, domain or key: those of the asking CSM first, then the closest names, then
  /// the biggest. Without a text, the asker's own.
  ///
  /// @param csm e-mail address of who asks, or null
  public static List<Account> accounts(Book book, String typed, @Nullable String csm, int limit) {
    var meant = meant(book.accountCount(), id -> account(book.account(id)), typed.strip());
    var own =
        Comparator.<Meant>comparingInt(
            one -> csm != null && csm.equals(book.account(one.id).csm()) ? 0 : 1);
    return meant.stream()
        .filter(one -> book.account(one.id).counts())
        .sorted(
            own.thenComparingInt(Meant::distance)
                .thenComparingLong(one -> -book.account(one.id).arrMinor())
                .thenComparing(one -> book.account(one.id).key()))
        .limit(limit)
        .map(one -> book.account(one.id))
        .toList();
  }

  /// Features by title or key, the closest first, then those that say the same in other words.
  public static List<Feature> features(Book book, String typed, int limit) {
    var folded = Texts.folded(typed.strip());
    var found = new LinkedHashSet<Feature>();
    meant(book.featureCount(), id -> feature(book.feature(id)), typed.strip()).stream()
        .filter(one -> book.feature(one.id).mergedInto() == null)
        .sorted(
            Comparator.comparingInt(Meant::distance)
                .thenComparingInt(one -> -book.asks(one.id).count())
                .thenComparing(one -> book.feature(one.id).key()))
        .limit(limit)
        .forEach(one -> found.add(book.feature(one.id)));
    if (!folded.isEmpty()) {
      Similarity.of(book).find(book, typed, limit).stream()
          .map(match -> book.feature(match.feature()))
          .forEach(found::add);
    }
    return found.stream().limit(limit).toList();
  }

  /// Whether an account is called as was typed, at least in part, and does not only look like it.
  public static boolean says(Account account, String typed) {
    var folded = Texts.folded(typed.strip());
    return Arrays.stream(account(account)).anyMatch(name -> Texts.folded(name).contains(folded));
  }

  private static String[] account(Account account) {
    var domain = account.domain();
    return domain == null
        ? new String[] {account.name(), account.key()}
        : new String[] {account.name(), account.key(), domain};
  }

  private static String[] feature(Feature feature) {
    return new String[] {feature.title(), feature.key()};
  }

  /// Those whose name has what was typed; where none has, those whose name looks as if it had.
  private static List<Meant> meant(int count, IntFunction<String[]> names, String typed) {
    var meant = meant(count, names, Texts::folded, typed);
    return meant.isEmpty() && !Look.of(typed).isEmpty()
        ? meant(count, names, Look::of, typed)
        : meant;
  }

  private static List<Meant> meant(
      int count, IntFunction<String[]> names, UnaryOperator<String> form, String typed) {
    var meant = new ArrayList<Meant>();
    var wanted = form.apply(typed);
    for (var id = 0; id < count; id++) {
      var distance = NOT_MEANT;
      for (var name : names.apply(id)) {
        distance = Math.min(distance, distance(form.apply(name), wanted));
      }
      if (distance < NOT_MEANT) {
        meant.add(new Meant(id, distance));
      }
    }
    return meant;
  }

  /// 0 the same, 1 its beginning, 2 the beginning of a later word, 3 somewhere inside.
  private static int distance(String name, String typed) {
    var at = name.indexOf(typed);
    if (at < 0) {
      return NOT_MEANT;
    }
    if (at == 0) {
      return name.length() == typed.length() ? 0 : 1;
    }
    return name.contains(" " + typed) ? 2 : 3;
  }
}
