package heed.pages.account;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// In which order the accounts are read; equals stand by key, what is unknown stands last.
record AccountsOrder(Column by, boolean descending) {
  /// Who decides first on top.
  static final AccountsOrder USUAL = new AccountsOrder(Column.DECISION, false);

  /// What can be sorted by.
  enum Column {
    NAME("name", false),
    ARR("arr", true),
    STAKE("stake", true),
    HEALTH("health", false),
    DECISION("decision", false),
    ASKS("asks", true),
    OWED("owed", true);

    private final String word;
    private final boolean largestFirst;

    Column(String word, boolean largestFirst) {
      this.word = word;
      this.largestFirst = largestFirst;
    }

    /// As the address has it.
    String word() {
      return word;
    }
  }

  /// Every order by its word: `arr`, and `-arr` for the largest first.
  static final Map<String, AccountsOrder> WORDS = new LinkedHashMap<>();

  static {
    for (var column : Column.values()) {
      for (var descending : List.of(false, true)) {
        var order = new AccountsOrder(column, descending);
        WORDS.put(order.word(), order);
      }
    }
  }

  String word() {
    return (descending ? "-" : "") + by.word();
  }

  /// The order that a column’s head leads to: its own first, and the other way round from there.
  AccountsOrder after(Column column) {
    return new AccountsOrder(column, column == by ? !descending : column.largestFirst);
  }

  Comparator<Accounts.Entry> comparator() {
    return switch (by) {
      case NAME -> turned(Comparator.comparing(Accounts.Entry::name));
      case ARR -> number(Accounts.Entry::arr);
      case STAKE -> number(Accounts.Entry::stake);
      case HEALTH -> number(entry -> entry.health() == null ? Double.NaN : entry.health());
      case DECISION -> number(Accounts.Entry::decisionDay);
      case ASKS -> number(Accounts.Entry::asks);
      case OWED -> number(Accounts.Entry::owed);
    };
  }

  private Comparator<Accounts.Entry> number(
      java.util.function.ToDoubleFunction<Accounts.Entry> of) {
    Comparator<Accounts.Entry> unknownLast =
        Comparator.comparing(entry -> Double.isNaN(of.applyAsDouble(entry)));
    return unknownLast
        .thenComparing(
            descending ? Comparator.comparingDouble(of).reversed() : Comparator.comparingDouble(of))
        .thenComparing(entry -> entry.account().key());
  }

  private Comparator<Accounts.Entry> turned(Comparator<Accounts.Entry> order) {
    return (descending ? order.reversed() : order).thenComparing(entry -> entry.account().key());
  }
}
