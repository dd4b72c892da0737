package heed.outbox;

import heed.outbox.LeaseStore.Leased;
import heed.outbox.Overdue.Worth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes one message of those that waited too long for the same recipient. The first in line
/// carries the others and keeps its id: it is the only one that may have been on its way before, so
/// nothing is ever said twice under two ids. Those that it carries are marked `with` its id, and
/// what they are about becomes what it is about.
final class Gathering {
  /// From when on a message is no news. Long enough for a busy day, short enough that an afternoon
  /// without Slack does not end in a row of pings.
  static final Duration LATE = Duration.ofHours(2);

  /// What a message was sent to that ended without being sent.
  static final String NOWHERE = "nowhere: settled before it could be sent";

  private static final Logger log = LoggerFactory.getLogger(Gathering.class);

  private final CarriedStore carried;
  private final Overdue overdue;

  Gathering(CarriedStore carried, Overdue overdue) {
    this.carried = carried;
    this.overdue = overdue;
  }

  /// Looks at messages that are about to go.
  ///
  /// @return those that still go, some of them with others
  List<Leased> gather(Handle handle, List<Leased> taken, long nowMs) {
    var going = new ArrayList<Leased>();
    for (var leased : taken) {
      if (nowMs - leased.message().createdAtMs() < LATE.toMillis()
          || goes(handle, leased.message(), nowMs)) {
        going.add(leased);
      }
    }
    return going;
  }

  private boolean goes(Handle handle, Message first, long nowMs) {
    return switch (overdue.of(handle, first)) {
      case BY_ITSELF -> true;
      case TOGETHER -> {
        gatherBehind(handle, first, nowMs);
        yield true;
      }
      case NOTHING -> {
        carried.end(handle, first, NOWHERE, nowMs);
        OutboxStore.letNextGo(handle, List.of(first));
        log.info("message {} ended unsent: it has nothing to say any more", first.id());
        yield false;
      }
    };
  }

  private void gatherBehind(Handle handle, Message first, long nowMs) {
    for (var behind : carried.behind(handle, first)) {
      var worth = overdue.of(handle, behind);
      if (worth == Worth.TOGETHER) {
        carried.carry(handle, behind, first, nowMs);
      } else if (worth == Worth.NOTHING) {
        carried.end(handle, behind, NOWHERE, nowMs);
      }
    }
  }
}
