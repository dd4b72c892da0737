package heed.loop;

import java.util.LinkedHashMap;
import java.util.Map;

/// What became of a day that a customer was told of.
public enum PromiseState {
  /// It was shipped by that day.
  KEPT("kept"),
  /// The day is still ahead, and the feature still planned for it.
  OPEN("open"),
  /// The day has passed, or no longer holds.
  BROKEN("broken");

  /// The states by their words.
  public static final Map<String, PromiseState> BY_WORD = new LinkedHashMap<>();

  static {
    for (var state : values()) {
      BY_WORD.put(state.word, state);
    }
  }

  private final String word;

  PromiseState(String word) {
    this.word = word;
  }

  /// The word in JSON and on pages.
  public String word() {
    return word;
  }

  /// The word, so that logs and JSON speak it too.
  @Override
  public String toString() {
    return word;
  }
}
