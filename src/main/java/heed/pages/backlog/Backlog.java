package heed.pages.backlog;

import heed.http.Addresses;
import heed.pages.backlog.BacklogOrder.Column;
import heed.pages.backlog.BacklogView.Head;
import heed.pages.backlog.BacklogView.Row;
import heed.pages.frame.Amount;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.StatusMark;
import heed.pages.frame.Voice;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Phrases;
import heed.platform.Refused;
import heed.ranking.Ranking;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Puts a ranking into the view of the backlog page.
final class Backlog {
  static final int PAGE = 50;

  /// From this part of the value on, one account is most of a feature.
  private static final double MOST = 0.5;

  /// What stands around the list.
  ///
  /// @param names of people by address
  /// @param again what was declined until now
  record Around(Map<String, String> names, List<BacklogView.Again> again, BacklogViews views) {}

  private final Ranking ranking;
  private final BacklogAsked asked;
  private final BacklogRows rows;
  private final Caller reader;
  private final boolean staff;
  private final boolean changes;
  private final Voice voice;
  private final Phrases says;

  /// @param rows what is known of the ranking’s rows
  Backlog(Ranking ranking, BacklogRows rows, BacklogAsked asked, Caller reader, Voice voice) {
    this.rows = rows;
    this.ranking = ranking;
    this.asked = asked;
    this.reader = reader;
    this.staff = reader.seesMoney();
    this.changes = reader.may(Role.PM);
    this.voice = voice;
    this.says = voice.on("backlog");
  }

  BacklogAsked asked() {
    return asked;
  }

  /// The list with the page that a feature is on; this one when it is on none.
  Backlog at(String key) {
    var place = indexOf(key);
    return place < 0
        ? this
        : new Backlog(ranking, rows, asked.page(place / PAGE + 1), reader, voice);
  }

  /// What the page shows.
  ///
  /// @param around what stands around the list
  /// @param instead a row as it is given, for the one of its rank; null: all as they are
  BacklogView view(Around around, @Nullable Row instead) {
    var shown = ranks();
    var page = asked.page();
    var from = Math.min(shown.size(), (page - 1) * PAGE);
    var to = Math.min(shown.size(), from + PAGE);
    return new BacklogView(
        headline(shown),
        sentence(shown.size()),
        staff,
        around.views(),
        new BacklogChoices(ranking, asked, staff, voice).filters(around.names()),
        heads(),
        shown.subList(from, to).stream()
            .map(rank -> instead != null && instead.rank() == rank ? instead : row(rank))
            .toList(),
        ranking.count(),
        shown.isEmpty() ? null : asked.export(),
        page > 1 ? asked.page(page - 1).address() : null,
        to < shown.size() ? asked.page(page + 1).address() : null,
        around.again());
  }

  /// The ranks that the filters leave, in the order that was asked for.
  List<Integer> ranks() {
    var book = ranking.book();
    return asked
        .order()
        .sorted(
            IntStream.rangeClosed(1, ranking.count())
                .filter(rank -> asked.filter().shows(book, ranking.feature(rank)))
                .boxed()
                .toList(),
            ranking);
  }

  /// The row of a feature as it is now, wherever it stands.
  ///
  /// @throws Refused CONFLICT when it is not ranked any more
  Row row(String key) {
    return row(rankOf(key));
  }

  /// The rank of a feature.
  ///
  /// @throws Refused NOT_FOUND; CONFLICT when it is not ranked any more
  int rankOf(String key) {
    var book = ranking.book();
    var id = book.featureId(key);
    if (id < 0) {
      throw Refused.notFound("feature", Spoken.text(key));
    }
    if (ranking.rankOf(id) == 0) {
      throw Refused.because(
          Refused.Kind.CONFLICT, says.say("gone", Spoken.text(book.feature(id).title())));
    }
    return ranking.rankOf(id);
  }

  /// How many rows of the list stand before a feature; negative when it is not in the list.
  int indexOf(String key) {
    return ranks().indexOf(rankOf(key));
  }

  private Row row(int rank) {
    var row = rows.row(ranking, voice.language(), staff, rank, this::made);
    var key = ranking.book().feature(ranking.feature(rank)).key();
    return changes ? row.changedAt(asked.with(BacklogEditRoutes.addressOf(key) + "/edit")) : row;
  }

  private Row made(int rank) {
    var feature = ranking.book().feature(ranking.feature(rank));
    var score = ranking.score(rank);
    var currency = ranking.book().currency();
    return new Row(
        rank,
        "row-" + Addresses.segment(feature.key()),
        Spoken.text(feature.title()),
        Links.feature(feature),
        feature.area() == null ? null : Spoken.text(feature.area()),
        staff ? note(rank) : null,
        StatusMark.of(feature.status(), voice),
        staff ? Amount.of(currency, score.priority()) : null,
        staff ? Bar.of(currency, score, divisor(rank), widest(), says) : null,
        voice.effort(ranking.effort(rank), ranking.estimated(rank)),
        ranking.estimated(rank),
        ranking.asks(rank),
        staff ? decision(rank) : null,
        staff ? ranking.nextDecision(rank).map(voice::day).orElse(null) : null,
        staff && ranking.decidingNow(rank),
        null,
        null,
        null);
  }

  /// Where a feature is seen in the list that was asked for; empty when it is not in it.
  Optional<String> placeOf(String key) {
    var place = indexOf(key);
    return place < 0
        ? Optional.empty()
        : Optional.of(asked.page(place / PAGE + 1).address() + "#row-" + Addresses.segment(key));
  }

  private String headline(List<Integer> shown) {
    if (ranking.count() == 0) {
      return says.say("headline.none");
    }
    if (shown.isEmpty()) {
      return says.say("headline.no-match");
    }
    // Whatever the order of the rows: the one that comes first by rank.
    var best = shown.stream().min(Integer::compare).orElseThrow();
    var first = Spoken.text(ranking.book().feature(ranking.feature(best)).title());
    if (asked.filter().any()) {
      return says.say(shown.size() == 1 ? "headline.only" : "headline.first-here", first);
    }
    return says.say(staff ? "headline.worth-most" : "headline.first", first);
  }

  private String sentence(int shown) {
    var day = voice.day(ranking.asOf());
    var all = ranking.count();
    if (asked.filter().any()) {
      return says.say(staff ? "sentence.some.money" : "sentence.some", shown, all, day);
    }
    return says.say(staff ? "sentence.all.money" : "sentence.all", all, day);
  }

  private @Nullable String note(int rank) {
    var share = ranking.largestAccountShare(rank);
    var largest = ranking.largestAccount(rank);
    if (share.isEmpty() || largest.isEmpty()) {
      return null;
    }
    var name = Spoken.text(ranking.book().account(largest.getAsInt()).name());
    if (ranking.asks(rank) == 1) {
      return says.say("note.only", name);
    }
    return share.getAsDouble() >= MOST
        ? says.say("note.most", name, voice.percent(share.getAsDouble(), 0))
        : null;
  }

  private @Nullable String decision(int rank) {
    if (ranking.decidingNow(rank)) {
      return says.say("deciding-now");
    }
    return ranking.nextDecision(rank).map(day -> voice.distance(ranking.asOf(), day)).orElse(null);
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

  /// The heads of the columns, each with the order that it leads to.
  private Map<String, Head> heads() {
    var heads = new HashMap<String, Head>();
    for (var column : Column.values()) {
      if (staff || !column.money()) {
        heads.put(column.word(), head(column));
      }
    }
    return heads;
  }

  private Head head(Column column) {
    var next = asked.order().after(column);
    return new Head(
        says.say("head." + column.word()),
        asked.orderedBy(next).address(),
        says.say((next.descending() ? "sort.descending." : "sort.ascending.") + kind(column)),
        asked.order().by() == column
            ? asked.order().descending() ? "descending" : "ascending"
            : null);
  }

  /// What kind of thing is sorted, for the words that say which comes first.
  private static String kind(Column column) {
    return switch (column) {
      case RANK -> "rank";
      case FEATURE, AREA -> "text";
      case DECISION -> "day";
      case STATUS -> "status";
      case LARGEST, PRIORITY, PROTECT, GROW, LATE, EFFORT, ASKS -> "number";
    };
  }
}
