-- What is due is asked for transport by transport, longest due first. Without the transport in front, a
-- database reads and sorts the first messages of every line at each turn: after an outage, all of them.

DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (transport, due_at_ms, place)
  WHERE state = 'waiting' AND first_in_line = 1;
