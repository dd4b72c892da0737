package heed.ranking;

import heed.book.Book;
import heed.book.LiveBook;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Rankings of the Book as it is now, each made once: until the next change of the log, the same
/// policy and day give the same ranking. A change of policy is a change of the log too, so what is
/// known of the policy lasts just as long.
public final class Rankings {
  /// Days and policies that somebody compares at one time; more are made again when asked for.
  private static final int MOST = 8;

  private record Question(long policy, LocalDate asOf) {}

  /// What is known of one Book.
  private static final class Known {
    final Book book;
    final Map<Question, Ranking> rankings = new ConcurrentHashMap<>();
    volatile @Nullable NumberedPolicy policy;

    Known(Book book) {
      this.book = book;
    }
  }

  private final LiveBook live;
  private final Supplier<NumberedPolicy> inForce;
  private final LongFunction<Optional<NumberedPolicy>> numbered;
  private volatile @Nullable Known known;

  /// @param inForce reads the policy in force
  /// @param numbered reads the policy of a number, if there is one
  public Rankings(
      LiveBook live,
      Supplier<NumberedPolicy> inForce,
      LongFunction<Optional<NumberedPolicy>> numbered) {
    this.live = live;
    this.inForce = inForce;
    this.numbered = numbered;
  }

  /// The last change of the log that the Book knows.
  public long sequence() {
    return live.sequence();
  }

  /// The policy in force.
  public NumberedPolicy policy() {
    var now = known();
    var policy = now.policy;
    if (policy == null) {
      policy = inForce.get();
      now.policy = policy;
    }
    return policy;
  }

  /// The policy of a number, if there is one.
  public Optional<NumberedPolicy> policy(long version) {
    var current = policy();
    return current.version() == version ? Optional.of(current) : numbered.apply(version);
  }

  /// The ranking of the Book as it is now.
  public Ranking of(NumberedPolicy policy, LocalDate asOf) {
    var now = known();
    if (now.rankings.size() >= MOST) {
      now.rankings.clear();
    }
    return now.rankings.computeIfAbsent(
        new Question(policy.version(), asOf), _ -> Ranking.of(now.book, policy.policy(), asOf));
  }

  /// A ranking by a policy that nobody stored.
  public Ranking preview(ScoringPolicy policy, LocalDate asOf) {
    return Ranking.of(live.now(), policy, asOf);
  }

  private Known known() {
    var book = live.now();
    var now = known;
    if (now == null || now.book != book) {
      now = new Known(book);
      known = now;
    }
    return now;
  }
}
