package heed.pages.backlog;

import heed.book.Book;
import heed.feature.Status;
import heed.pages.backlog.BacklogOrder.Column;
import heed.pages.frame.Choice;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.platform.Phrases;
import heed.ranking.Ranking;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/// What the filters of the backlog are set to and offer.
final class BacklogChoices {
  private final Ranking ranking;
  private final BacklogAsked asked;
  private final boolean staff;
  private final Voice voice;
  private final Phrases says;

  BacklogChoices(Ranking ranking, BacklogAsked asked, boolean staff, Voice voice) {
    this.ranking = ranking;
    this.asked = asked;
    this.staff = staff;
    this.voice = voice;
    this.says = voice.on("backlog");
  }

  /// @param names of people by address
  BacklogView.Filters filters(Map<String, String> names) {
    var book = ranking.book();
    var filter = asked.filter();
    return new BacklogView.Filters(
        filter.text().orElse(""),
        statuses(),
        Choice.of(says.say("any.area"), areas(book), filter.area(), area -> area),
        staff
            ? Choice.of(
                says.say("any.segment"), accounts(book, true), filter.segment(), word -> word)
            : List.of(),
        staff
            ? Choice.of(
                says.say("any.csm"),
                accounts(book, false),
                filter.csm(),
                csm -> names.getOrDefault(csm, Spoken.localPart(csm)))
            : List.of(),
        orders(),
        filter.any());
  }

  private List<Choice> statuses() {
    var chosen = asked.filter().status();
    var statuses = new ArrayList<Choice>();
    statuses.add(new Choice("", says.say("any.status"), chosen.isEmpty()));
    for (var status : Status.values()) {
      if (status.open()) {
        statuses.add(
            new Choice(
                status.word(),
                Spoken.capital(voice.status(status)),
                chosen.equals(Optional.of(status))));
      }
    }
    return statuses;
  }

  /// The orders by which a small screen sorts, where columns have no heads: each column as it is
  /// sorted first, and the one that was asked for.
  private List<Choice> orders() {
    var orders = new ArrayList<Choice>();
    var now = asked.order();
    for (var column : Column.values()) {
      if (staff || !column.money()) {
        var order = column == now.by() ? now : new BacklogOrder(column, column.largestFirst());
        orders.add(
            new Choice(
                order.equals(BacklogOrder.USUAL) ? "" : order.word(),
                says.say("order.by", says.say("head." + column.word())),
                order.equals(now)));
      }
    }
    return orders;
  }

  private NavigableSet<String> areas(Book book) {
    var areas = new TreeSet<String>();
    for (var rank = 1; rank <= ranking.count(); rank++) {
      var area = book.feature(ranking.feature(rank)).area();
      if (area != null) {
        areas.add(area);
      }
    }
    return areas;
  }

  private static NavigableSet<String> accounts(Book book, boolean segments) {
    var found = new HashSet<String>(); // most accounts share a few
    for (var id = 0; id < book.accountCount(); id++) {
      var word = segments ? book.account(id).segment() : book.account(id).csm();
      if (word != null) {
        found.add(word);
      }
    }
    return new TreeSet<>(found);
  }
}
