package heed.outbox;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// What stands in the outbox for each transport.
public final class StandingStore {
  /// How many messages of a transport are in a state that is not the end of it.
  public record Standing(String transport, MessageState state, long messages) {}

  /// What waits and what is parked, by transport.
  public List<Standing> standing(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT transport, state, COUNT(*) AS messages FROM outbox
            WHERE state IN ('waiting', 'parked')
            GROUP BY transport, state
            """)
        .map((row, _) ->
            new Standing(row.getString(1), MessageState.of(row.getString(2)), row.getLong(3)))
        .list();
  }
}
