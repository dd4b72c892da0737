package heed.feature;

/// Where a feature stands between being asked for and being answered.
public enum Status {
  NEW("new"),
  UNDER_REVIEW("under_review"),
  PLANNED("planned"),
  IN_PROGRESS("in_progress"),
  SHIPPED("shipped"),
  DECLINED("declined");

  private final String word;

  Status(String word) {
    this.word = word;
  }

  /// The word in columns, JSON and CSV.
  public String word() {
    return word;
  }

  /// The word as people read it: "under review".
  public String spoken() {
    return word.replace('_', ' ');
  }

  /// Whether the answer is still to come: only such features are ranked.
  public boolean open() {
    return this != SHIPPED && this != DECLINED;
  }

  /// The status with this word.
  ///
  /// @throws IllegalArgumentException when no status has it: the column's check forbids others
  public static Status of(String word) {
    for (var status : values()) {
      if (status.word.equals(word)) {
        return status;
      }
    }
    throw new IllegalArgumentException("No status is called " + word);
  }

  /// The word, so that logs and JSON speak it too.
  @Override
  public String toString() {
    return word;
  }
}
