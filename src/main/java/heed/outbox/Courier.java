package heed.outbox;

import heed.platform.database.Transaction;
import java.time.Duration;
import java.util.Optional;

/// Carries messages by one transport. Called on many threads at once, but never twice at once for
/// one recipient. An exception counts as [Delivery.Later].
public interface Courier {
  /// The name of its transport, as messages carry it.
  String transport();

  /// Delivers a message. Must give up by itself well within [Dispatching#LEASE]: a delivery that
  /// lasts longer may be begun a second time.
  Delivery deliver(Message message);

  /// When messages that failed are tried again; empty: as the outbox usually does.
  default Optional<RetryPolicy> retries() {
    return Optional.empty();
  }

  /// The least time between two messages to one recipient.
  default Duration spacing() {
    return Duration.ZERO;
  }

  /// Most deliveries at once, each to another recipient. Those that hang take up one of them each,
  /// so it should be generous.
  default int atOnce() {
    return 64;
  }

  /// Whether it can put messages into words that travel together, as [OutboxStore#carriedBy] finds
  /// them. Only then is anything gathered after an outage.
  default boolean gathers() {
    return false;
  }

  /// Hears, in the transaction that parks a message of this transport, that it does, so that
  /// somebody who can mend it is told.
  ///
  /// @param why as people read it on the Messages page
  default void parked(Transaction transaction, Message message, String why) {}
}
