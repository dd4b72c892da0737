package heed.pages.why;

import heed.history.Place;
import heed.pages.frame.Voice;
import heed.pages.why.WhyView.History;
import heed.platform.Phrases;
import heed.ranking.Ranking;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts the places that a feature had into a line, a table and words. It says where the feature
/// stood and not why: of that nobody can be sure afterwards.
final class RankHistory {
  /// Of the picture, whose line keeps clear of its edges.
  static final int WIDTH = 560;

  static final int HEIGHT = 96;
  private static final int LEFT = 36;
  private static final int EDGE = 12;

  /// Most rows of the table, the latest; the line has all of them.
  private static final int ROWS = 60;

  /// Most months that are put in words.
  private static final int MONTHS = 3;

  /// Where it stood at the end of a month.
  private record Month(YearMonth month, int rank) {}

  private final List<Place> places;
  private final LocalDate today;
  private final Ranking ranking;
  private final Voice voice;
  private final Phrases says;
  private final int best;
  private final int worst;

  private RankHistory(List<Place> places, Ranking ranking, Voice voice) {
    this.places = places;
    this.today = ranking.asOf();
    this.ranking = ranking;
    this.voice = voice;
    this.says = voice.on("why");
    var ranks = places.stream().filter(Place::ranked).mapToInt(Place::rank).summaryStatistics();
    this.best = ranks.getMin();
    this.worst = ranks.getMax();
  }

  /// The course of a feature’s rank.
  ///
  /// @param written the places that were written down, the earliest first
  /// @param rank where it stands now; null when it is not ranked
  /// @return null when it was never ranked on a day before today
  static @Nullable History of(
      List<Place> written, @Nullable Integer rank, Ranking ranking, Voice voice) {
    var places = new ArrayList<>(written);
    places.removeIf(place -> !place.day().isBefore(ranking.asOf()));
    if (places.stream().noneMatch(Place::ranked)) {
      return null;
    }
    places.add(new Place(ranking.asOf(), rank == null ? 0 : rank, ranking.count(), 0));
    return new RankHistory(places, ranking, voice).view(written);
  }

  private History view(List<Place> written) {
    var last = places.getLast();
    return new History(
        sentence(),
        best == worst && last.ranked() ? null : path(),
        Integer.toString(best),
        y(best) + 4,
        best == worst ? null : Integer.toString(worst),
        y(worst) + 4,
        voice.day(places.getFirst().day()),
        voice.day(today),
        x(last.day()),
        last.ranked() ? y(last.rank()) : -EDGE,
        written.reversed().stream().limit(ROWS).map(this::row).toList());
  }

  private History.Row row(Place place) {
    var currency = ranking.book().currency();
    return new History.Row(
        voice.day(place.day()),
        place.ranked()
            ? says.say("history.of", voice.place(place.rank()), place.ofAll())
            : says.say("history.not-ranked"),
        place.ranked() ? currency.brief(currency.major(place.priorityMinor())) : "–",
        place.ranked() ? currency.exact(currency.major(place.priorityMinor())) : "");
  }

  /// A line in steps: a place is kept until the next day that is written down.
  private String path() {
    var path = new StringBuilder();
    var drawing = false;
    for (var place : places) {
      if (drawing) {
        path.append('H').append(x(place.day()));
      }
      if (place.ranked()) {
        path.append(drawing ? "V" : "M" + x(place.day()) + " ").append(y(place.rank()));
      }
      drawing = place.ranked();
    }
    return path.toString();
  }

  private int x(LocalDate day) {
    var first = places.getFirst().day();
    var all = Math.max(1, ChronoUnit.DAYS.between(first, today));
    return LEFT
        + (int)
            Math.round((double) (WIDTH - LEFT - EDGE) * ChronoUnit.DAYS.between(first, day) / all);
  }

  private int y(int rank) {
    return worst == best
        ? HEIGHT / 2
        : EDGE + (int) Math.round((double) (HEIGHT - 2 * EDGE) * (rank - best) / (worst - best));
  }

  private String sentence() {
    var last = places.getLast();
    if (!last.ranked()) {
      var before = places.stream().filter(Place::ranked).toList().getLast();
      return says.say("history.gone", voice.place(before.rank()));
    }
    var now = voice.place(last.rank());
    var months = turns();
    var said = new ArrayList<Object>();
    said.add(now);
    for (var month : months) {
      said.add(voice.place(month.rank()));
      said.add(voice.month(month.month().atDay(1)));
    }
    return months.isEmpty()
        ? says.say("history.same", now, voice.day(places.getFirst().day()))
        : says.say("history.months." + months.size(), said.toArray());
  }

  /// The months in which it stood elsewhere than now: the first, the last, and the one between that
  /// stands out most.
  private List<Month> turns() {
    var turns = new ArrayList<Month>();
    var now = places.getLast().rank();
    for (var month : months()) {
      if (turns.isEmpty() ? month.rank() != now : turns.getLast().rank() != month.rank()) {
        turns.add(month);
      }
    }
    while (!turns.isEmpty() && turns.getLast().rank() == now) {
      turns.removeLast();
    }
    if (turns.size() <= MONTHS) {
      return turns;
    }
    var first = turns.getFirst();
    var last = turns.getLast();
    var between = turns.subList(1, turns.size() - 1);
    var most = between.getFirst();
    for (var month : between) {
      if (distance(month, first, last) > distance(most, first, last)) {
        most = month;
      }
    }
    return List.of(first, most, last);
  }

  private static int distance(Month month, Month first, Month last) {
    return Math.abs(2 * month.rank() - first.rank() - last.rank());
  }

  /// Where it stood at the end of each month before this one.
  private List<Month> months() {
    var months = new ArrayList<Month>();
    var month = YearMonth.from(places.getFirst().day());
    for (; month.isBefore(YearMonth.from(today)); month = month.plusMonths(1)) {
      var end = month.atEndOfMonth();
      var at = places.stream().filter(place -> !place.day().isAfter(end)).toList().getLast();
      if (at.ranked()) {
        months.add(new Month(month, at.rank()));
      }
    }
    return months;
  }
}
