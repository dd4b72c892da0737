package heed.outbox;

import org.jdbi.v3.core.Handle;

/// Says what a message is still worth that waited for hours, through an outage say. Asked in the
/// transaction in which it is taken, for the first of a recipient's messages and for those behind
/// it.
@FunctionalInterface
public interface Overdue {
  /// What becomes of a message that comes late.
  enum Worth {
    /// It goes out by itself, as any other.
    BY_ITSELF,
    /// It may travel with others of that kind in one message.
    TOGETHER,
    /// It has nothing to say any more: it ends without being sent.
    NOTHING
  }

  Worth of(Handle handle, Message message);

  /// Every message goes out by itself, however late.
  static Overdue never() {
    return (_, _) -> Worth.BY_ITSELF;
  }
}
