package heed.pages.backlog;

import heed.feature.Feature;
import heed.http.Addresses;
import heed.http.Query;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What of the backlog somebody asks for: which features, in which order, which page of them. All
/// of it stands in the address.
///
/// @param page from 1
public record BacklogAsked(BacklogFilter filter, BacklogOrder order, int page) {
  static final String PAGE = "/";
  static final String EXPORT = "/backlog.csv";

  private static final int MOST_PAGES = 10_000;
  private static final String[] KNOWN = {"status", "area", "segment", "csm", "q", "sort", "page"};

  /// Reads the address. What would tell a viewer of customers or money is left out for them.
  ///
  /// @param staff whether the reader may see amounts and customers
  public static BacklogAsked of(Context context, boolean staff) {
    var query = Query.of(context, KNOWN);
    return new BacklogAsked(
        new BacklogFilter(
            query.oneOf("status", Feature.STATUSES),
            query.text("area"),
            staff ? query.text("segment") : Optional.empty(),
            staff ? query.text("csm") : Optional.empty(),
            query.text("q").map(String::strip).filter(text -> !text.isEmpty())),
        query
            .oneOf("sort", BacklogOrder.WORDS)
            .filter(order -> staff || !order.by().money())
            .orElse(BacklogOrder.USUAL),
        query.whole("page", 1, MOST_PAGES).orElse(1));
  }

  BacklogAsked page(int other) {
    return new BacklogAsked(filter, order, other);
  }

  /// The same features in another order, from the first page.
  BacklogAsked orderedBy(BacklogOrder other) {
    return new BacklogAsked(filter, other, 1);
  }

  /// Whether this is not simply the backlog.
  boolean special() {
    return filter.any() || !order.equals(BacklogOrder.USUAL);
  }

  /// Whether this is the beginning of the whole backlog.
  boolean begins() {
    return page == 1 && !filter.any();
  }

  /// Where this page of it stands.
  public String address() {
    return with(PAGE);
  }

  /// Where all of it stands as CSV.
  String export() {
    return address(EXPORT, parameters());
  }

  /// What is asked for, without the page: the same for all ways to ask for the same.
  String query() {
    return encoded(parameters());
  }

  /// Where the list of a query stands.
  ///
  /// @param query as [#query] gives it
  static String addressOf(String query) {
    return query.isEmpty() ? PAGE : PAGE + "?" + query;
  }

  /// Whether a query says something of customers or money, which a viewer does not see.
  static boolean tellsOfCustomers(String query) {
    return Arrays.stream(query.split("&", -1))
        .anyMatch(part ->
            part.startsWith("segment=")
                || part.startsWith("csm=")
                || (part.startsWith("sort=")
                    && BacklogOrder.WORDS
                        .getOrDefault(part.substring("sort=".length()), BacklogOrder.USUAL)
                        .by()
                        .money()));
  }

  /// Another address with the same question, so that it can lead back here.
  String with(String path) {
    var query = parameters();
    if (page > 1) {
      query.put("page", Integer.toString(page));
    }
    return address(path, query);
  }

  private TreeMap<String, String> parameters() {
    var query = new TreeMap<String, String>();
    filter.status().ifPresent(status -> query.put("status", status.word()));
    filter.area().ifPresent(area -> query.put("area", area));
    filter.segment().ifPresent(segment -> query.put("segment", segment));
    filter.csm().ifPresent(csm -> query.put("csm", csm));
    filter.text().ifPresent(text -> query.put("q", text));
    if (!order.equals(BacklogOrder.USUAL)) {
      query.put("sort", order.word());
    }
    return query;
  }

  private static String address(String path, Map<String, String> query) {
    return query.isEmpty() ? path : path + "?" + encoded(query);
  }

  private static String encoded(Map<String, String> query) {
    var text = new StringBuilder();
    query.forEach((name, value) ->
        text.append(text.isEmpty() ? "" : "&")
            .append(name)
            .append('=')
            .append(Addresses.value(value)));
    return text.toString();
  }
}
