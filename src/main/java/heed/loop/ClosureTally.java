package heed.loop;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Counts loops in one pass.
final class ClosureTally {
  private static final double DAY_MS = TimeUnit.DAYS.toMillis(1);

  /// One loop, as far as it is counted.
  ///
  /// @param csm who owes the word, or told it; null: nobody in particular
  /// @param tookMs from opening to its end, in milliseconds; 0 while it is open
  record Row(
      @Nullable String csm,
      @Nullable String segment,
      LoopState state,
      boolean overdue,
      long openedAtMs,
      long tookMs) {}

  private final Count total = new Count();
  private final SortedMap<@Nullable String, Count> byCsm = groups();
  private final SortedMap<@Nullable String, Count> bySegment = groups();
  private final SortedMap<@Nullable String, Count> byMonth = groups();

  /// Months by day since 1970, for few days have many loops.
  private final Map<Long, String> months = new HashMap<>();

  void add(Row row) {
    total.add(row);
    byCsm.computeIfAbsent(row.csm(), _ -> new Count()).add(row);
    bySegment.computeIfAbsent(row.segment(), _ -> new Count()).add(row);
    byMonth.computeIfAbsent(month(row.openedAtMs()), _ -> new Count()).add(row);
  }

  private String month(long atMs) {
    return months.computeIfAbsent(
        Math.floorDiv(atMs, TimeUnit.DAYS.toMillis(1)),
        day -> YearMonth.from(LocalDate.ofEpochDay(day)).toString());
  }

  /// What was counted; asked for once, at the end.
  ClosureFigures figures() {
    return new ClosureFigures(total.closure(), list(byCsm), list(bySegment), list(byMonth));
  }

  private static SortedMap<@Nullable String, Count> groups() {
    return new TreeMap<>(Comparator.nullsLast(Comparator.<String>naturalOrder()));
  }

  private static List<ClosureFigures.Group> list(SortedMap<@Nullable String, Count> groups) {
    return groups.entrySet().stream()
        .map(group -> new ClosureFigures.Group(group.getKey(), group.getValue().closure()))
        .toList();
  }

  private static final class Count {
    private long waived;
    private long open;
    private long overdue;
    private final LongStream.Builder took = LongStream.builder();

    void add(Row row) {
      switch (row.state()) {
        case TOLD -> took.add(row.tookMs());
        case WAIVED -> waived++;
        case OWED -> {
          open++;
          overdue += row.overdue() ? 1 : 0;
        }
        case SNOOZED -> open++;
        case SUPERSEDED -> throw new IllegalArgumentException("Newer word counts instead");
      }
    }

    Closure closure() {
      var times = took.build().sorted().toArray();
      return new Closure(times.length, waived, open, overdue, median(times));
    }

    private static @Nullable Double median(long[] sorted) {
      if (sorted.length == 0) {
        return null;
      }
      var upper = sorted[sorted.length / 2];
      var lower = sorted[(sorted.length - 1) / 2];
      return (lower + (upper - lower) / 2.0) / DAY_MS;
    }
  }
}
