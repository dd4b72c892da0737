package heed.webhook;

import heed.outbox.Outbox;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import heed.platform.database.Change;
import heed.platform.database.ChangeLog;
import heed.platform.database.Database;
import heed.platform.database.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Sends events again, or events that an endpoint never got: they are made anew from the change
/// log, under the same ids, so that nothing needs to have been kept for it.
public final class Replaying {
  /// Most events in one replay.
  public static final int MOST = 1000;

  private static final int PAGE = 5000;

  private final Database database;
  private final Outbox outbox;

  public Replaying(Database database, Outbox outbox) {
    this.database = database;
    this.outbox = outbox;
  }

  /// One event, whether the endpoint usually hears of its type or not.
  ///
  /// @throws Refused NOT_FOUND when no change has such an event
  public List<Event> event(String id) {
    return database.read(handle -> {
      var sequence = Event.sequence(id);
      return ChangeLog.after(handle, sequence - 1, 1).stream()
          .filter(change -> sequence > 0 && change.sequence() == sequence)
          .flatMap(
              change -> Events.type(change).map(type -> Events.of(handle, change, type)).stream())
          .findFirst()
          .map(List::of)
          .orElseThrow(() -> Refused.notFound("event", id));
    });
  }

  /// What happened from an instant up to another, of the types that an endpoint hears of.
  ///
  /// @throws Refused INVALID when that is too much for once
  public List<Event> between(Endpoint endpoint, Instant from, Instant to) {
    return database.read(handle -> {
      var events = new ArrayList<Event>();
      var after = ChangeLog.lastBefore(handle, from.toEpochMilli());
      while (true) {
        var changes = ChangeLog.after(handle, after, PAGE);
        for (var change : changes) {
          if (change.atMs() >= to.toEpochMilli()) {
            return events;
          }
          add(handle, endpoint, change, from, events);
        }
        if (changes.size() < PAGE) {
          return events;
        }
        after = changes.getLast().sequence();
      }
    });
  }

  /// Puts events into the outbox for an endpoint. What was given up there waits again; what waits
  /// already is left as it is.
  ///
  /// @throws Refused FORBIDDEN
  public int replay(Transaction transaction, String endpoint, List<Event> events, Caller caller) {
    caller.mustBe(Role.ADMIN);
    events.forEach(event -> Announcing.put(transaction, outbox, endpoint, event));
    return events.size();
  }

  private static void add(
      Handle handle, Endpoint endpoint, Change change, Instant from, List<Event> events) {
    var type = Events.type(change).filter(endpoint.events()::contains);
    // A clock that was set back leaves later changes with earlier instants.
    if (type.isEmpty() || change.atMs() < from.toEpochMilli()) {
      return;
    }
    if (events.size() == MOST) {
      throw Refused.field(
          "to", "That is more than " + MOST + " events; replay them in shorter ranges.");
    }
    events.add(Events.of(handle, change, type.get()));
  }
}
