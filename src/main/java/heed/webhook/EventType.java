package heed.webhook;

import java.util.LinkedHashMap;
import java.util.Map;

/// What an endpoint can hear of.
public enum EventType {
  REQUEST_FILED("request.filed"),
  FEATURE_STATUS_CHANGED("feature.status_changed"),
  LOOP_OPENED("loop.opened"),
  LOOP_TOLD("loop.told"),
  LOOP_WAIVED("loop.waived");

  /// The types by their words.
  public static final Map<String, EventType> BY_WORD = new LinkedHashMap<>();

  static {
    for (var type : values()) {
      BY_WORD.put(type.word, type);
    }
  }

  private final String word;

  EventType(String word) {
    this.word = word;
  }

  /// The word in messages, columns and JSON.
  public String word() {
    return word;
  }

  @Override
  public String toString() {
    return word;
  }
}
