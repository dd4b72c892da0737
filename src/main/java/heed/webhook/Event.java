package heed.webhook;

import java.time.Instant;

/// What an endpoint is told, and the body of its message in the outbox: facts, keys and dates.
/// Never money, never a customer's words or contacts; whoever may see those asks the API by key.
///
/// @param id stays the same on every attempt and replay
/// @param data the facts, as they were right after the change
public record Event(String id, String type, Instant timestamp, Object data) {
  /// The type of the message that only tries an endpoint out.
  static final String TEST = "webhook.test";

  private static final String ID = "evt_";

  /// What the event of a change is called.
  static String id(long sequence) {
    return ID + sequence;
  }

  /// The change that an id stands for, or 0 when it stands for none.
  static long sequence(String id) {
    return id.matches(ID + "[1-9][0-9]{0,17}") ? Long.parseLong(id.substring(ID.length())) : 0;
  }
}
