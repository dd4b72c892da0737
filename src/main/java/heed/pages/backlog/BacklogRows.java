package heed.pages.backlog;

import heed.pages.backlog.BacklogView.Row;
import heed.platform.Language;
import heed.ranking.Ranking;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The rows of the latest ranking in words, each put together once for all readers of a kind: a
/// ranking never changes, and its amounts and words took a quarter of the page’s time. What depends
/// on who asks for which list is not in them.
final class BacklogRows {
  /// Readers who see the same.
  private record Kind(Language language, boolean staff) {}

  private static final class Known {
    final Ranking ranking;
    final Map<Kind, AtomicReferenceArray<@Nullable Row>> rows = new ConcurrentHashMap<>();

    Known(Ranking ranking) {
      this.ranking = ranking;
    }
  }

  private volatile @Nullable Known known;

  /// The row at a rank.
  ///
  /// @param make puts it together when nobody has seen it yet
  Row row(Ranking ranking, Language language, boolean staff, int rank, IntFunction<Row> make) {
    var rows =
        of(ranking)
            .rows
            .computeIfAbsent(
                new Kind(language, staff), _ -> new AtomicReferenceArray<>(ranking.count() + 1));
    var row = rows.get(rank);
    if (row == null) {
      row = make.apply(rank);
      rows.set(rank, row);
    }
    return row;
  }

  private Known of(Ranking ranking) {
    var now = known;
    if (now == null || now.ranking != ranking) {
      now = new Known(ranking);
      known = now;
    }
    return now;
  }
}
