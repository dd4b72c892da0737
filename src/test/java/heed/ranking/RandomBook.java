package heed.ranking;

import heed.account.Account;
import heed.book.Book;
import heed.cast.AFeature;
import heed.cast.ARequest;
import heed.cast.AnAccount;
import heed.cast.Cast;
import heed.feature.Feature;
import heed.feature.Status;
import heed.request.Request;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Facts thrown together at random, the same for the same seed: every kind of unknown, prospects,
/// churned accounts, all statuses, merges, repeated filings, dates before and after the as-of date.
record RandomBook(
    long seed, List<Account> accounts, List<Feature> features, List<Request> requests) {
  static final LocalDate AS_OF = LocalDate.of(2026, 11, 22);

  static RandomBook of(long seed) {
    var random = new Random(seed);
    var accounts = many(1 + random.nextInt(9), place -> account(random, place));
    var features = new ArrayList<>(many(1 + random.nextInt(9), place -> feature(random, place)));
    merge(random, features);
    var requests =
        many(random.nextInt(60), place -> request(random, place, accounts.size(), features.size()));
    return new RandomBook(seed, accounts, List.copyOf(features), requests);
  }

  Book book() {
    return Book.of(Cast.USD, accounts, features, requests);
  }

  Ranking ranking() {
    return ranking(ScoringPolicy.DEFAULT);
  }

  Ranking ranking(ScoringPolicy policy) {
    return Ranking.of(book(), policy, AS_OF);
  }

  /// The same facts in another order.
  RandomBook shuffled() {
    var random = new Random(seed + 1);
    var others = new RandomBook(seed, copy(accounts), copy(features), copy(requests));
    Collections.shuffle(others.accounts, random);
    Collections.shuffle(others.features, random);
    Collections.shuffle(others.requests, random);
    return others;
  }

  /// The same facts but for one account.
  RandomBook with(int account, UnaryOperator<AnAccount> change) {
    var changed = copy(accounts);
    changed.set(account, change.apply(inTheMaking(accounts.get(account))).account());
    return new RandomBook(seed, changed, features, requests);
  }

  /// The same facts but for all features.
  RandomBook withFeatures(UnaryOperator<Feature> change) {
    return new RandomBook(seed, accounts, features.stream().map(change).toList(), requests);
  }

  /// The same facts but for all requests.
  RandomBook withRequests(UnaryOperator<List<Request>> change) {
    return new RandomBook(seed, accounts, features, change.apply(requests));
  }

  /// A date within some years of the as-of date, often near a boundary.
  static LocalDate near(Random random) {
    return random.nextInt(4) == 0
        ? AS_OF.plusDays(58 + random.nextInt(5))
        : AS_OF.plusDays(random.nextInt(2400) - 800);
  }

  private static Account account(Random random, int place) {
    var account =
        Cast.acme()
            .key("a" + place)
            .arr(random.nextInt(6) == 0 ? 0 : random.nextInt(1_000_000))
            .health(random.nextInt(4) == 0 ? null : random.nextInt(101))
            .renewing(random.nextInt(4) == 0 ? null : near(random));
    return switch (random.nextInt(8)) {
      case 0 -> account.prospect().account();
      case 1 -> account.churned().account();
      default -> account.account();
    };
  }

  private static Feature feature(Random random, int place) {
    var feature = Cast.sso().key("f" + place);
    var statuses = Status.values();
    return feature
        .status(random.nextInt(3) > 0 ? Status.NEW : statuses[random.nextInt(statuses.length)])
        .effort(random.nextInt(4) == 0 ? null : effort(random).feature().effort())
        .targeting(random.nextInt(4) == 0 ? near(random) : null)
        .feature();
  }

  private static AFeature effort(Random random) {
    return Cast.sso().effort(random.nextInt(random.nextBoolean() ? 120 : 2500) / 100.0);
  }

  /// Chains point to later features only, so none of them is a ring.
  private static void merge(Random random, List<Feature> features) {
    for (var place = 0; place < features.size() - 1; place++) {
      if (random.nextInt(6) == 0) {
        var into = place + 1 + random.nextInt(features.size() - place - 1);
        features.set(place, features.get(place).mergedInto(features.get(into).key()));
      }
    }
  }

  private static Request request(Random random, int place, int accounts, int features) {
    var request =
        ARequest.by("", "")
            .severity(1 + random.nextInt(5))
            .expansionArr(random.nextInt(3) == 0 ? (long) random.nextInt(200_000) : null)
            .filedAt(
                random.nextInt(4) == 0
                    ? null
                    : AS_OF.minusDays(random.nextInt(900) - 20).toString());
    var filed = (random.nextBoolean() ? request.inCore() : request).stored("r" + place, place);
    return pointing(filed, random.nextInt(accounts), random.nextInt(features));
  }

  private static Request pointing(Request filed, int account, int feature) {
    return new Request(
        filed.key(),
        filed.place(),
        "a" + account,
        "f" + feature,
        filed.severity(),
        filed.coreUseCase(),
        filed.expansionArrMinor(),
        null,
        null,
        null,
        filed.filedAt(),
        null);
  }

  private static AnAccount inTheMaking(Account account) {
    return Cast.acme()
        .key(account.key())
        .arr(account.arrMinor() / 100)
        .health(account.health())
        .renewing(account.renewalDate())
        .lifecycle(account.lifecycle());
  }

  private static <T> List<T> many(int count, IntFunction<T> made) {
    return IntStream.range(0, count).mapToObj(made).toList();
  }

  private static <T> List<T> copy(List<T> list) {
    return new ArrayList<>(list);
  }

  /// What a failed property says, so that it can be tried again.
  String name() {
    return "seed " + seed;
  }
}
