package heed.slack.text;

import heed.outbox.Message;

/// How a message of the outbox reads.
@FunctionalInterface
public interface Wording {
  Words of(Message message);
}
