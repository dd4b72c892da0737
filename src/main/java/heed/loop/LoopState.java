package heed.loop;

import java.util.LinkedHashMap;
import java.util.Map;

/// Where a loop stands.
public enum LoopState {
  OWED("owed"),
  /// Owed, but not before a day that its owner chose.
  SNOOZED("snoozed"),
  /// The customer heard it from a person.
  TOLD("told"),
  /// A person decided, with a reason, that nobody needs to be told.
  WAIVED("waived"),
  /// A newer milestone took its place before anybody was told.
  SUPERSEDED("superseded");

  /// The states by their words.
  public static final Map<String, LoopState> BY_WORD = new LinkedHashMap<>();

  static {
    for (var state : values()) {
      BY_WORD.put(state.word, state);
    }
  }

  private final String word;

  LoopState(String word) {
    this.word = word;
  }

  /// The word in columns, JSON and on pages.
  public String word() {
    return word;
  }

  /// Whether word is still owed.
  public boolean open() {
    return this == OWED || this == SNOOZED;
  }

  /// The state with this word.
  ///
  /// @throws IllegalArgumentException when no state has it: the column's check forbids others
  public static LoopState of(String word) {
    var state = BY_WORD.get(word);
    if (state == null) {
      throw new IllegalArgumentException("No state is called " + word);
    }
    return state;
  }

  /// The word, so that logs and JSON speak it too.
  @Override
  public String toString() {
    return word;
  }
}
