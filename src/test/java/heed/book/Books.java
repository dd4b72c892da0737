package heed.book;

import heed.account.Account;
import heed.feature.Feature;
import heed.request.Request;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Puts a Book into words, so that two can be compared whatever the ids of their rows.
final class Books {
  /// Rule 1 of the domain: the latest day, any day before none, and among equals the last received.
  private static final Comparator<Request> NEWEST =
      Comparator.comparing((Request request) -> day(request)).thenComparingLong(Request::place);

  private Books() {}

  private static String day(Request request) {
    return request.filedAt() == null ? "" : request.filedAt().substring(0, 10);
  }

  /// Everything a reader can see, by key.
  static Map<String, String> said(Book book) {
    var said = new TreeMap<String, String>();
    for (var place = 0; place < book.accountCount(); place++) {
      var id = book.accountByKeyOrder(place);
      var account = book.account(id);
      said.put("account " + account.key(), account.toString());
      assert book.accountId(account.key()) == id;
    }
    for (var place = 0; place < book.featureCount(); place++) {
      var id = book.featureByKeyOrder(place);
      var feature = book.feature(id);
      said.put("feature " + feature.key(), feature.toString());
      said.put("asks for " + feature.key(), asks(book, book.asks(id)));
    }
    return said;
  }

  private static String asks(Book book, Asks asks) {
    var said = new StringBuilder();
    for (var ask = 0; ask < asks.count(); ask++) {
      said.append(book.account(asks.account(ask)).key())
          .append(" severity ")
          .append(asks.severity(ask))
          .append(asks.core(ask) ? " core " : " ")
          .append(asks.expansionMinor(ask))
          .append(" on ")
          .append(asks.filedDay(ask))
          .append(" by ")
          .append(asks.requests(ask))
          .append("; ");
    }
    return said.toString();
  }

  /// The same, worked out from the facts in the plainest way there is.
  static Map<String, String> said(
      List<Account> accounts, List<Feature> features, List<Request> requests) {
    var said = new TreeMap<String, String>();
    accounts.forEach(account -> said.put("account " + account.key(), account.toString()));
    var target = new TreeMap<String, String>();
    for (var feature : features) {
      said.put("feature " + feature.key(), feature.toString());
      said.put("asks for " + feature.key(), "");
      if (feature.mergedInto() != null) {
        target.put(feature.key(), feature.mergedInto());
      }
    }
    var asks = new TreeMap<String, TreeMap<String, List<Request>>>();
    for (var request : requests) {
      var root = request.feature();
      while (target.containsKey(root)) {
        root = target.get(root);
      }
      asks.computeIfAbsent(root, _ -> new TreeMap<>())
          .computeIfAbsent(request.account(), _ -> new ArrayList<>())
          .add(request);
    }
    asks.forEach((feature, byAccount) ->
        said.put(
            "asks for " + feature,
            byAccount.values().stream().map(Books::ask).collect(Collectors.joining())));
    return said;
  }

  private static String ask(List<Request> requests) {
    var newest = requests.stream().max(NEWEST).orElseThrow();
    var expansion = newest.expansionArrMinor();
    return newest.account()
        + " severity "
        + newest.severity()
        + (newest.coreUseCase() ? " core " : " ")
        + (expansion == null ? 0 : expansion)
        + " on "
        + (newest.filedAt() == null
            ? Asks.UNKNOWN_DAY
            : LocalDate.parse(newest.filedAt().substring(0, 10)).toEpochDay())
        + " by "
        + requests.size()
        + "; ";
  }
}
