package heed.pages;

import heed.book.Book;
import heed.book.LiveBook;
import heed.ranking.Ranking;
import heed.ranking.ScoringPolicy;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Today's ranking, made again when the book, the policy or the day (UTC) is another.
final class Rankings {
  private final LiveBook book;
  private final Supplier<ScoringPolicy> policy;
  private final InstantSource clock;
  private volatile @Nullable Ranking latest;

  Rankings(LiveBook book, Supplier<ScoringPolicy> policy, InstantSource clock) {
    this.book = book;
    this.policy = policy;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  Ranking now() {
    Book facts = book.now();
    var rule = policy.get();
    var day = today();
    var known = latest;
    if (known == null
        || known.book() != facts
        || !known.policy().equals(rule)
        || !known.asOf().equals(day)) {
      known = Ranking.of(facts, rule, day);
      latest = known;
    }
    return known;
  }
}
