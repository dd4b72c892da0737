package heed.account;

/// Where a company stands with us. Prospects have no revenue at risk; churned accounts count
/// nothing.
public enum Lifecycle {
  PROSPECT("prospect"),
  CUSTOMER("customer"),
  CHURNED("churned");

  private final String word;

  Lifecycle(String word) {
    this.word = word;
  }

  /// The word in columns, JSON, CSV and on pages.
  public String word() {
    return word;
  }

  /// The lifecycle with this word.
  ///
  /// @throws IllegalArgumentException when no lifecycle has it: the column's check forbids others
  public static Lifecycle of(String word) {
    for (var lifecycle : values()) {
      if (lifecycle.word.equals(word)) {
        return lifecycle;
      }
    }
    throw new IllegalArgumentException("No lifecycle is called " + word);
  }

  /// The word, so that logs and JSON speak it too.
  @Override
  public String toString() {
    return word;
  }
}
