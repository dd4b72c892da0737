package heed.history;

import heed.platform.database.Database;
import heed.platform.database.Transaction;
import heed.ranking.Ranking;
import heed.ranking.Rankings;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Writes down once a day where the open features stand: only what became another place. Days are
/// told apart for three months, weeks for a year, and months from there on. Whoever runs the
/// service calls it now and then; called too often it does nothing.
public final class RecordingPlaces {
  private static final String ACTOR = "calendar";
  private static final int DAYS_TOLD_APART = 90;
  private static final int WEEKS_TOLD_APART_DAYS = 370;

  private final Database database;
  private final Rankings rankings;
  private final InstantSource clock;
  private final PlaceStore places = new PlaceStore();

  public RecordingPlaces(Database database, Rankings rankings, InstantSource clock) {
    this.database = database;
    this.rankings = rankings;
    this.clock = clock;
  }

  /// Writes today's places (UTC), unless that was done or there is nothing to rank yet.
  ///
  /// @return how many places are others than before
  public int recordDue() {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (isDone(database.read(places::lastDay).orElse(null), today)) {
      return 0;
    }
    var ranking = rankings.of(rankings.policy(), today);
    return ranking.count() == 0
        ? 0
        : database.writer().write(ACTOR, transaction -> record(transaction, ranking));
  }

  private int record(Transaction transaction, Ranking ranking) {
    var handle = transaction.handle();
    var today = ranking.asOf();
    var lastDay = places.lastDay(handle).orElse(null);
    if (isDone(lastDay, today)) {
      return 0;
    }
    var last = places.last(handle);
    var now = new LinkedHashMap<String, Place>();
    for (var rank = 1; rank <= ranking.count(); rank++) {
      var key = ranking.book().feature(ranking.feature(rank)).key();
      var place = place(ranking, rank);
      var before = last.remove(key);
      if (before == null || place.differsFrom(before)) {
        now.put(key, place);
      }
    }
    // What is left was ranked once and may be no more.
    last.forEach((key, before) -> {
      if (before.ranked()) {
        now.put(key, new Place(today, 0, ranking.count(), 0));
      }
    });
    places.insert(handle, now);
    places.setLastDay(handle, today);
    thin(transaction, lastDay == null ? today : lastDay, today);
    return now.size();
  }

  /// Thins what has become old enough since the last time.
  private void thin(Transaction transaction, LocalDate since, LocalDate today) {
    var handle = transaction.handle();
    var week = since.minusDays(DAYS_TOLD_APART).with(TemporalAdjusters.previous(DayOfWeek.MONDAY));
    for (; week.plusWeeks(1).isBefore(today.minusDays(DAYS_TOLD_APART)); week = week.plusWeeks(1)) {
      places.thin(handle, week, week.plusWeeks(1));
    }
    var oldest = today.minusDays(WEEKS_TOLD_APART_DAYS);
    var month = since.minusDays(WEEKS_TOLD_APART_DAYS).withDayOfMonth(1).minusMonths(1);
    for (; month.plusMonths(1).isBefore(oldest); month = month.plusMonths(1)) {
      places.thin(handle, month, month.plusMonths(1));
    }
  }

  private static Place place(Ranking ranking, int rank) {
    var currency = ranking.book().currency();
    return new Place(
        ranking.asOf(),
        rank,
        ranking.count(),
        currency.rounded(ranking.priority(rank)).unscaledValue().longValueExact());
  }

  private static boolean isDone(@Nullable LocalDate last, LocalDate day) {
    return last != null && !last.isBefore(day);
  }
}
