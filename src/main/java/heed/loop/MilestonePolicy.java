package heed.loop;

import heed.feature.Feature;
import heed.feature.Status;
import java.util.Optional;

/// Which status changes are news for the customers who asked.
final class MilestonePolicy {
  /// That work began is of little use to a customer who heard that it is planned, and one more
  /// message to those who look after them.
  private static final boolean TELL_OF_STARTS = false;

  private MilestonePolicy() {}

  /// The milestone that a change reaches, if it is one.
  static Optional<Milestone> reached(Feature before, StatusChange change) {
    var from = before.status();
    return switch (change.status()) {
      case DECLINED -> from == Status.DECLINED ? Optional.empty() : Optional.of(Milestone.DECLINED);
      case SHIPPED -> from == Status.SHIPPED ? Optional.empty() : Optional.of(Milestone.SHIPPED);
      case PLANNED -> {
        if (committed(from)) {
          yield slip(before, change)
              .or(() -> from == Status.PLANNED ? Optional.empty() : planned());
        }
        yield planned();
      }
      case IN_PROGRESS -> slip(before, change).or(() -> started(from));
      case NEW, UNDER_REVIEW -> slip(before, change);
    };
  }

  /// A date that a customer may have heard of moves later; an answer that was final has none.
  private static Optional<Milestone> slip(Feature before, StatusChange change) {
    var later =
        before.status().open()
            && before.targetDate() != null
            && change.targetDate() != null
            && change.targetDate().isAfter(before.targetDate());
    return later ? Optional.of(Milestone.SLIPPED) : Optional.empty();
  }

  private static boolean committed(Status status) {
    return status == Status.PLANNED || status == Status.IN_PROGRESS;
  }

  private static Optional<Milestone> planned() {
    return Optional.of(Milestone.PLANNED);
  }

  private static Optional<Milestone> started(Status from) {
    return TELL_OF_STARTS && from != Status.IN_PROGRESS
        ? Optional.of(Milestone.STARTED)
        : Optional.empty();
  }
}
