package heed.book;

import java.util.Map;
import java.util.TreeMap;

/// Puts a Book into words, so that two can be compared whatever the ids of their rows.
final class Books {
  private Books() {}

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
}
