package heed.api;

import static heed.http.Route.Verb.GET;

import heed.book.Book;
import heed.feature.Feature;
import heed.http.Addresses;
import heed.http.Answers;
import heed.http.ETags;
import heed.http.Frame;
import heed.http.Listing;
import heed.http.Query;
import heed.http.Route;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Json;
import heed.platform.Refused;
import heed.ranking.Explanation;
import heed.ranking.NumberedPolicy;
import heed.ranking.Ranking;
import heed.ranking.Rankings;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The ranked backlog and the explanation of one feature.
///
/// A viewer gets the order, which the product is there to publish, and never a number of money. All
/// filters are theirs too: none of them orders anything, and none is about an amount.
final class BacklogRoutes {
  private static final int MOST_PAGES = 64;
  private static final int HIGHEST_VERSION = Integer.MAX_VALUE;

  /// One page as somebody asked for it. Rankings are compared by identity: a new Book, policy or
  /// day makes a new one.
  private record Page(
      Ranking ranking, Backlog.Filter filter, int after, int limit, boolean money, String list) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Page page
          && ranking == page.ranking
          && filter.equals(page.filter)
          && after == page.after
          && limit == page.limit
          && money == page.money
          && list.equals(page.list);
    }

    @Override
    public int hashCode() {
      return java.util.Objects.hash(
          System.identityHashCode(ranking), filter, after, limit, money, list);
    }
  }

  private static final class Bytes {
    final byte[] body;
    final String tag;

    Bytes(String json) {
      body = json.getBytes(StandardCharsets.UTF_8);
      tag = ETags.ofContent(json);
    }
  }

  /// Pages of one Book, so that none keeps an old Book alive.
  private static final class Pages {
    final Book book;
    final Map<Page, Bytes> made = new ConcurrentHashMap<>();

    Pages(Book book) {
      this.book = book;
    }
  }

  private final Frame frame;
  private final Rankings rankings;
  private volatile @Nullable Pages pages;

  BacklogRoutes(Frame frame, Rankings rankings) {
    this.frame = frame;
    this.rankings = rankings;
  }

  List<Route> routes() {
    var callers = frame.callers();
    return List.of(
        Route.of(GET, "/api/v1/backlog", Role.VIEWER, callers, this::backlog),
        Route.of(GET, "/api/v1/features/{key}/score", Role.CSM, callers, this::explain));
  }

  private void backlog(Context context, Caller caller) {
    var query = Query.ofList(context, "asOf", "status", "area", "segment", "csm", "q", "policy");
    var ranking = rankings.of(policy(query), query.date("asOf").orElseGet(frame::today));
    var page =
        new Page(
            ranking,
            filter(query),
            query.position(frame.cursors()).map(Integer::parseInt).orElse(0),
            query.limit(),
            caller.seesMoney(),
            query.list());
    var bytes = pagesOf(ranking.book()).made.computeIfAbsent(page, _ -> made(page, query));
    if (!ETags.known(context, bytes.tag)) {
      Answers.bytes(context, 200, Answers.JSON, bytes.body);
    }
  }

  private Pages pagesOf(Book book) {
    var known = pages;
    if (known == null || known.book != book || known.made.size() >= MOST_PAGES) {
      known = new Pages(book);
      pages = known;
    }
    return known;
  }

  private Bytes made(Page page, Query query) {
    var items = Backlog.items(page.ranking, page.filter, page.after, page.limit + 1, page.money);
    var more = items.size() > page.limit;
    var shown = more ? items.subList(0, page.limit) : items;
    var next = more ? query.next(frame.cursors(), Integer.toString(shown.getLast().rank())) : null;
    return new Bytes(Json.write(Listing.page(shown, next)));
  }

  private void explain(Context context, Caller caller) {
    var query = Query.of(context, "asOf");
    var policy = rankings.policy();
    var ranking = rankings.of(policy, query.date("asOf").orElseGet(frame::today));
    var key = Addresses.part(context, "key");
    var feature = ranking.book().featureId(key);
    if (feature < 0) {
      throw Refused.notFound("feature", key);
    }
    Answers.json(
        context,
        200,
        ShownExplanation.of(ranking, policy.version(), Explanation.of(ranking, feature)));
  }

  private NumberedPolicy policy(Query query) {
    var version = query.whole("policy", 1, HIGHEST_VERSION);
    if (version.isEmpty()) {
      return rankings.policy();
    }
    return rankings
        .policy(version.get())
        .orElseThrow(() -> Refused.field("policy", "There is no policy " + version.get() + "."));
  }

  static Backlog.Filter filter(Query query) {
    return new Backlog.Filter(
        query.oneOf("status", Feature.STATUSES).map(status -> status.word()),
        query.text("area"),
        query.text("segment"),
        query.text("csm").map(csm -> csm.toLowerCase(Locale.ROOT)),
        query.text("q"));
  }
}
