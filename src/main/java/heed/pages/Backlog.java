package heed.pages;

import heed.book.Book;
import heed.feature.Feature;
import heed.feature.Status;
import heed.http.Addresses;
import heed.pages.BacklogView.Choice;
import heed.ranking.Ranking;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Puts a ranking into the view of the backlog page.
final class Backlog {
  static final int PAGE = 50;

  /// From this part of the value on, one account is most of a feature.
  private static final double MOST = 0.5;

  private final Ranking ranking;
  private final BacklogFilter filter;
  private final boolean staff;
  private final Map<String, String> names;

  /// @param staff whether the reader may see amounts and customers
  /// @param names of people by address
  Backlog(Ranking ranking, BacklogFilter filter, boolean staff, Map<String, String> names) {
    this.ranking = ranking;
    this.filter = filter;
    this.staff = staff;
    this.names = names;
  }

  /// @param page from 1
  /// @param again what was declined until now
  BacklogView view(int page, List<BacklogView.Again> again) {
    var book = ranking.book();
    var shown =
        IntStream.rangeClosed(1, ranking.count())
            .filter(rank -> filter.shows(book, ranking.feature(rank)))
            .boxed()
            .toList();
    var from = Math.min(shown.size(), (page - 1) * PAGE);
    var to = Math.min(shown.size(), from + PAGE);
    var widest = widest();
    return new BacklogView(
        headline(shown),
        sentence(shown.size()),
        staff,
        filters(),
        shown.subList(from, to).stream().map(rank -> row(rank, widest)).toList(),
        ranking.count(),
        page > 1 ? address(page - 1) : null,
        to < shown.size() ? address(page + 1) : null,
        page == 1 && !filter.any() ? again : List.of());
  }

  static String addressOf(Feature feature) {
    return "/features/" + Addresses.segment(feature.key());
  }

  static BacklogView.StatusMark mark(Status status) {
    return new BacklogView.StatusMark(status.word(), status.spoken());
  }

  private BacklogView.Row row(int rank, double widest) {
    var book = ranking.book();
    var feature = book.feature(ranking.feature(rank));
    var score = ranking.score(rank);
    var currency = book.currency();
    return new BacklogView.Row(
        rank,
        Spoken.text(feature.title()),
        addressOf(feature),
        feature.area() == null ? null : Spoken.text(feature.area()),
        staff ? note(rank) : null,
        mark(feature.status()),
        staff ? Amount.of(currency, score.priority()) : null,
        staff ? Bar.of(currency, score, divisor(rank), widest) : null,
        Spoken.effort(ranking.effort(rank), ranking.estimated(rank)),
        ranking.estimated(rank),
        ranking.asks(rank),
        staff ? decision(rank) : null,
        staff && ranking.decidingNow(rank));
  }

  private String headline(List<Integer> shown) {
    if (ranking.count() == 0) {
      return "Nothing waits to be built";
    }
    if (shown.isEmpty()) {
      return "No feature matches";
    }
    var first = Spoken.text(ranking.book().feature(ranking.feature(shown.getFirst())).title());
    if (filter.any()) {
      return shown.size() == 1 ? first + " is the only match" : first + " comes first here";
    }
    return staff ? first + " is worth the most per person-month" : first + " comes first";
  }

  private String sentence(int shown) {
    var all = Spoken.count(ranking.count(), "open feature");
    return (filter.any() ? shown + " of " + all : all)
        + " as of "
        + Spoken.day(ranking.asOf())
        + (staff ? ", ranked by the money a year that each keeps and wins per person-month." : ".");
  }

  private @Nullable String note(int rank) {
    var share = ranking.largestAccountShare(rank);
    var largest = ranking.largestAccount(rank);
    if (share.isEmpty() || largest.isEmpty()) {
      return null;
    }
    var name = Spoken.text(ranking.book().account(largest.getAsInt()).name());
    if (ranking.asks(rank) == 1) {
      return "only " + name + " asks";
    }
    return share.getAsDouble() >= MOST
        ? name + " is " + Spoken.percent(share.getAsDouble(), 0) + " of it"
        : null;
  }

  private @Nullable String decision(int rank) {
    if (ranking.decidingNow(rank)) {
      return "deciding now";
    }
    return ranking.nextDecision(rank).map(day -> Spoken.distance(ranking.asOf(), day)).orElse(null);
  }

  /// What the value was divided by, floor included.
  private double divisor(int rank) {
    var priority = ranking.priority(rank);
    return priority == 0 ? 1 : ranking.value(rank) / priority;
  }

  private double widest() {
    var widest = 0.0;
    for (var rank = 1; rank <= ranking.count(); rank++) {
      var score = ranking.score(rank);
      widest = Math.max(widest, (score.value() + score.late()) / divisor(rank));
    }
    return widest;
  }

  private BacklogView.Filters filters() {
    var book = ranking.book();
    var statuses = new ArrayList<Choice>();
    statuses.add(new Choice("", "Any status", filter.status().isEmpty()));
    for (var status : Status.values()) {
      if (status.open()) {
        statuses.add(
            new Choice(
                status.word(),
                Spoken.capital(status.spoken()),
                filter.status().equals(Optional.of(status))));
      }
    }
    return new BacklogView.Filters(
        filter.text().orElse(""),
        statuses,
        choices("Any area", areas(book), filter.area(), area -> area),
        staff
            ? choices("Any segment", accounts(book, true), filter.segment(), word -> word)
            : List.of(),
        staff
            ? choices(
                "Any CSM",
                accounts(book, false),
                filter.csm(),
                csm -> names.getOrDefault(csm, Spoken.localPart(csm)))
            : List.of(),
        filter.any());
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
    var found = new TreeSet<String>();
    for (var id = 0; id < book.accountCount(); id++) {
      var word = segments ? book.account(id).segment() : book.account(id).csm();
      if (word != null) {
        found.add(word);
      }
    }
    return found;
  }

  /// A list to choose from, in which what is chosen stands even when it is unknown.
  static List<Choice> choices(
      String all,
      NavigableSet<String> values,
      Optional<String> chosen,
      Function<String, String> words) {
    var choices = new ArrayList<Choice>();
    choices.add(new Choice("", all, chosen.isEmpty()));
    chosen.ifPresent(values::add);
    for (var value : values) {
      choices.add(
          new Choice(value, Spoken.text(words.apply(value)), chosen.equals(Optional.of(value))));
    }
    return choices;
  }

  private String address(int page) {
    var query = new TreeMap<String, String>();
    filter.status().ifPresent(status -> query.put("status", status.word()));
    filter.area().ifPresent(area -> query.put("area", area));
    filter.segment().ifPresent(segment -> query.put("segment", segment));
    filter.csm().ifPresent(csm -> query.put("csm", csm));
    filter.text().ifPresent(text -> query.put("q", text));
    if (page > 1) {
      query.put("page", Integer.toString(page));
    }
    var address = new StringBuilder("/");
    query.forEach((name, value) ->
        address
            .append(address.length() == 1 ? '?' : '&')
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return address.toString();
  }
}
