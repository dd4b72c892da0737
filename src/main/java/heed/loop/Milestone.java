package heed.loop;

import java.util.LinkedHashMap;
import java.util.Map;

/// What happened to a feature that those who asked for it should hear.
public enum Milestone {
  PLANNED("planned"),
  /// It will be ready later than it was promised for.
  SLIPPED("slipped"),
  SHIPPED("shipped"),
  DECLINED("declined"),
  /// Work began; not told by default, see [MilestonePolicy].
  STARTED("started");

  /// The milestones by their words.
  public static final Map<String, Milestone> BY_WORD = new LinkedHashMap<>();

  static {
    for (var milestone : values()) {
      BY_WORD.put(milestone.word, milestone);
    }
  }

  private final String word;

  Milestone(String word) {
    this.word = word;
  }

  /// The word in columns, JSON and on pages.
  public String word() {
    return word;
  }

  /// The milestone with this word.
  ///
  /// @throws IllegalArgumentException when no milestone has it: the column's check forbids others
  public static Milestone of(String word) {
    var milestone = BY_WORD.get(word);
    if (milestone == null) {
      throw new IllegalArgumentException("No milestone is called " + word);
    }
    return milestone;
  }

  /// The word, so that logs and JSON speak it too.
  @Override
  public String toString() {
    return word;
  }
}
