package heed.api;

import heed.feature.Feature;
import heed.http.Cursors;
import heed.http.Listing;
import heed.http.Query;
import heed.platform.Currency;
import heed.platform.Json;
import heed.ranking.Ranking;
import heed.ranking.Score;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The ranked backlog as JSON, for the API and the terminal alike.
public final class Backlog {
  /// One ranked feature.
  ///
  /// @param rank the place among all open features; filters only hide
  /// @param score null for those who may not see money
  /// @param effortEstimated false when the median stood in for an estimate
  /// @param asks accounts that ask, churned ones left out
  /// @param largestAccountShare 0 to 1; null when the value is 0 and for those who may not see
  ///   money
  public record Item(
      int rank,
      ShownFeature feature,
      @Nullable ShownScore score,
      boolean effortEstimated,
      int asks,
      int requests,
      @Nullable BigDecimal largestAccountShare) {}

  /// A feature as lists of ranked features show it.
  public record ShownFeature(
      String key,
      String title,
      String status,
      @Nullable String area,
      @Nullable BigDecimal effortPersonMonths,
      @Nullable LocalDate targetDate) {}

  /// Money a year, rounded half up to the minor unit; priority per person-month.
  public record ShownScore(
      BigDecimal priority,
      BigDecimal value,
      BigDecimal protect,
      BigDecimal grow,
      BigDecimal late) {}

  /// What is shown of a backlog; absent means all.
  ///
  /// @param segment features that an account of this segment asks for
  /// @param csm features that an account of this CSM asks for
  /// @param text part of a title or key, in any case
  record Filter(
      Optional<String> status,
      Optional<String> area,
      Optional<String> segment,
      Optional<String> csm,
      Optional<String> text) {
    static final Filter ALL =
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  private Backlog() {}

  /// The body of `GET /backlog` for somebody who may see money.
  ///
  /// @param asOf the day that was asked for, if one was
  public static String body(Ranking ranking, int limit, Optional<LocalDate> asOf, Cursors cursors) {
    var asked = asOf.map(day -> Map.of("asOf", day.toString())).orElse(Map.of());
    var items = items(ranking, Filter.ALL, 0, limit, true);
    var next =
        limit < ranking.count()
            ? cursors.sign(
                Query.list("/api/v1/backlog", asked), Integer.toString(items.getLast().rank()))
            : null;
    return Json.write(Listing.page(items, next));
  }

  /// Items in the order of their rank.
  ///
  /// @param after rank of the last item that was shown before, or 0
  /// @param money whether the reader may see money
  static List<Item> items(Ranking ranking, Filter filter, int after, int limit, boolean money) {
    var shown = shownBy(ranking, filter);
    return IntStream.rangeClosed(after + 1, ranking.count())
        .filter(shown)
        .limit(limit)
        .mapToObj(rank -> item(ranking, rank, money))
        .toList();
  }

  private static Item item(Ranking ranking, int rank, boolean money) {
    var share = ranking.largestAccountShare(rank);
    return new Item(
        rank,
        shown(ranking.book().feature(ranking.feature(rank))),
        money ? shown(ranking.score(rank), ranking.book().currency()) : null,
        ranking.estimated(rank),
        ranking.asks(rank),
        ranking.requests(rank),
        money && share.isPresent() ? share(share.getAsDouble()) : null);
  }

  static ShownFeature shown(Feature feature) {
    var effort = feature.effort();
    return new ShownFeature(
        feature.key(),
        feature.title(),
        feature.status().word(),
        feature.area(),
        Numbers.hundredths(effort == null ? null : effort.totalHundredths()),
        feature.targetDate());
  }

  static ShownScore shown(Score score, Currency currency) {
    return new ShownScore(
        Numbers.computed(currency, score.priority()),
        Numbers.computed(currency, score.value()),
        Numbers.computed(currency, score.protect()),
        Numbers.computed(currency, score.grow()),
        Numbers.computed(currency, score.late()));
  }

  /// A share, a chance or a weight, to six digits behind the point.
  static BigDecimal share(double share) {
    return Numbers.plain(
        new BigDecimal(share, MathContext.DECIMAL64).setScale(6, RoundingMode.HALF_UP));
  }

  private static IntPredicate shownBy(Ranking ranking, Filter filter) {
    var book = ranking.book();
    IntPredicate shown = _ -> true;
    if (filter.status.isPresent()) {
      var status = filter.status.get();
      shown = shown.and(id -> book.feature(id).status().word().equals(status));
    }
    if (filter.area.isPresent()) {
      var area = filter.area.get();
      shown = shown.and(id -> area.equals(book.feature(id).area()));
    }
    if (filter.text.isPresent()) {
      var text = filter.text.get().toLowerCase(Locale.ROOT);
      shown = shown.and(id -> says(book.feature(id), text));
    }
    if (filter.segment.isPresent() || filter.csm.isPresent()) {
      shown = shown.and(id -> isAskedBy(ranking, id, filter));
    }
    var chosen = shown;
    return rank -> chosen.test(ranking.feature(rank));
  }

  private static boolean says(Feature feature, String text) {
    return feature.title().toLowerCase(Locale.ROOT).contains(text)
        || feature.key().toLowerCase(Locale.ROOT).contains(text);
  }

  private static boolean isAskedBy(Ranking ranking, int feature, Filter filter) {
    var asks = ranking.book().asks(feature);
    for (var ask = 0; ask < asks.count(); ask++) {
      var account = ranking.book().account(asks.account(ask));
      if (account.counts()
          && filter.segment.map(segment -> segment.equals(account.segment())).orElse(true)
          && filter.csm.map(csm -> csm.equals(account.csm())).orElse(true)) {
        return true;
      }
    }
    return false;
  }
}
