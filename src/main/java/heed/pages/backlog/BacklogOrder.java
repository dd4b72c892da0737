package heed.pages.backlog;

import heed.feature.Status;
import heed.ranking.Ranking;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// In which order the backlog is read. It only sorts: ranks stay those among all open features, and
/// equals stand by rank.
record BacklogOrder(Column by, boolean descending) {
  static final BacklogOrder USUAL = new BacklogOrder(Column.RANK, false);

  /// What can be sorted by.
  enum Column {
    RANK("rank", false),
    FEATURE("feature", false),
    AREA("area", false),
    LARGEST("largest", true),
    PRIORITY("priority", true),
    PROTECT("protect", true),
    GROW("grow", true),
    LATE("late", true),
    EFFORT("effort", false),
    ASKS("asks", false),
    DECISION("decision", true),
    STATUS("status", false);

    private final String word;
    private final boolean money;

    Column(String word, boolean money) {
      this.word = word;
      this.money = money;
    }

    /// As the address has it.
    String word() {
      return word;
    }

    /// Whether the order tells of money or customers.
    boolean money() {
      return money;
    }

    /// Whether the largest stand first when somebody asks for this column.
    boolean largestFirst() {
      return (money && this != DECISION) || this == ASKS;
    }
  }

  /// Every order by its word: `asks`, and `-asks` for the largest first.
  static final Map<String, BacklogOrder> WORDS = new LinkedHashMap<>();

  static {
    for (var column : Column.values()) {
      for (var descending : List.of(false, true)) {
        var order = new BacklogOrder(column, descending);
        WORDS.put(order.word(), order);
      }
    }
  }

  String word() {
    return (descending ? "-" : "") + by.word();
  }

  /// The order that a column's head leads to: its own first, and the other way round from there.
  BacklogOrder after(Column column) {
    return new BacklogOrder(column, column == by ? !descending : column.largestFirst());
  }

  /// The ranks in this order.
  List<Integer> sorted(List<Integer> ranks, Ranking ranking) {
    if (equals(USUAL)) {
      return ranks;
    }
    return ranks.stream().sorted(comparator(ranking).thenComparing(rank -> rank)).toList();
  }

  private Comparator<Integer> comparator(Ranking ranking) {
    return switch (by) {
      case RANK -> turned(Comparator.naturalOrder());
      case FEATURE -> turned(Comparator.comparing(rank -> title(ranking, rank)));
      case AREA -> lastIfAbsent(rank -> area(ranking, rank));
      case LARGEST -> number(rank -> ranking.largestAccountShare(rank).orElse(0));
      case PRIORITY -> number(ranking::priority);
      case PROTECT -> number(rank -> ranking.score(rank).protect());
      case GROW -> number(rank -> ranking.score(rank).grow());
      case LATE -> number(rank -> ranking.score(rank).late());
      case EFFORT -> number(ranking::effort);
      case ASKS -> number(ranking::asks);
      case DECISION -> lastIfAbsent(rank -> decision(ranking, rank));
      case STATUS -> turned(Comparator.comparing(rank -> status(ranking, rank)));
    };
  }

  private Comparator<Integer> number(ToDoubleFunction<Integer> figure) {
    return turned(Comparator.comparingDouble(figure));
  }

  /// What is not known stands behind the others, whichever way they are sorted.
  private <T extends Comparable<? super T>> Comparator<Integer> lastIfAbsent(
      Function<Integer, Optional<T>> fact) {
    Comparator<Integer> known =
        Comparator.comparing(
            fact,
            (one, other) ->
                one.isPresent() && other.isPresent() ? one.get().compareTo(other.get()) : 0);
    return Comparator.<Integer, Boolean>comparing(rank -> fact.apply(rank).isEmpty())
        .thenComparing(turned(known));
  }

  private Comparator<Integer> turned(Comparator<Integer> comparator) {
    return descending ? comparator.reversed() : comparator;
  }

  private static String title(Ranking ranking, int rank) {
    return ranking.book().feature(ranking.feature(rank)).title().toLowerCase(Locale.ROOT);
  }

  private static Optional<String> area(Ranking ranking, int rank) {
    return Optional.ofNullable(ranking.book().feature(ranking.feature(rank)).area())
        .map(area -> area.toLowerCase(Locale.ROOT));
  }

  /// Whoever decides now comes before whoever decides tomorrow.
  private static Optional<LocalDate> decision(Ranking ranking, int rank) {
    return ranking.decidingNow(rank) ? Optional.of(LocalDate.MIN) : ranking.nextDecision(rank);
  }

  private static Status status(Ranking ranking, int rank) {
    return ranking.book().feature(ranking.feature(rank)).status();
  }
}
