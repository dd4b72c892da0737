package heed.pages.inbox;

import heed.book.Similarity;
import heed.feature.ToldApart;
import heed.feature.ToldApartStore;
import heed.pages.inbox.InboxView.Twins;
import heed.ranking.Ranking;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Pairs of open features that may be the same, side by side, without those of which somebody said
/// that they are not.
final class InboxDoubles {
  private final Ranking ranking;
  private final InboxTwins twins;
  private final ToldApartStore toldApart = new ToldApartStore();

  InboxDoubles(Ranking ranking, InboxTwins twins) {
    this.ranking = ranking;
    this.twins = twins;
  }

  /// The likeliest first.
  List<Similarity.Pair> all(Handle handle) {
    var book = ranking.book();
    var apart = new HashSet<ToldApart>();
    toldApart.all(handle).forEach(pair -> apart.add(pair.value()));
    return Similarity.of(book).pairs().stream()
        .filter(pair -> ranking.rankOf(pair.one()) > 0 && ranking.rankOf(pair.other()) > 0)
        .filter(pair ->
            !apart.contains(
                ToldApart.of(book.feature(pair.one()).key(), book.feature(pair.other()).key())))
        .toList();
  }

  /// These two, when they are among the likely ones.
  Optional<Similarity.Pair> of(Handle handle, int one, int other) {
    return all(handle).stream()
        .filter(pair ->
            (pair.one() == one && pair.other() == other)
                || (pair.one() == other && pair.other() == one))
        .findFirst();
  }

  /// The one that is worth more stands on the right: the usual thing is to merge into it.
  Twins twins(Handle handle, Similarity.Pair pair) {
    var better = ranking.rankOf(pair.one()) < ranking.rankOf(pair.other());
    var left = better ? pair.other() : pair.one();
    var right = better ? pair.one() : pair.other();
    return twins.of(handle, left, right, pair.likeness());
  }
}
