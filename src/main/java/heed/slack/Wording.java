package heed.slack;

import heed.outbox.Message;

/// How a message of the outbox reads.
@FunctionalInterface
interface Wording {
  Words of(Message message);
}
