package heed.outbox;

import java.util.LinkedHashMap;
import java.util.Map;

/// Where a message stands.
public enum MessageState {
  /// Not delivered yet; it will be tried again by itself.
  WAITING("waiting"),
  SENT("sent"),
  /// Given up: nothing happens until a person tries it again.
  PARKED("parked");

  /// The states by their words.
  public static final Map<String, MessageState> BY_WORD = new LinkedHashMap<>();

  static {
    for (var state : values()) {
      BY_WORD.put(state.word, state);
    }
  }

  private final String word;

  MessageState(String word) {
    this.word = word;
  }

  /// The word in columns, JSON and on pages.
  public String word() {
    return word;
  }

  /// The state with this word.
  ///
  /// @throws IllegalArgumentException when no state has it: the column's check forbids others
  public static MessageState of(String word) {
    var state = BY_WORD.get(word);
    if (state == null) {
      throw new IllegalArgumentException("No message state is called " + word);
    }
    return state;
  }

  /// The word, so that logs and JSON speak it too.
  @Override
  public String toString() {
    return word;
  }
}
