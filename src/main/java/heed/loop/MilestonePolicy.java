package heed.loop;

import heed.feature.Feature;
import heed.feature.Status;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which status changes are news for the customers who asked.
final class MilestonePolicy {
  private MilestonePolicy() {}

  /// The milestone that a change reaches for everybody who asked, if it is one.
  static Optional<Milestone> reached(Feature before, StatusChange change, LoopPolicy policy) {
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
      case IN_PROGRESS -> slip(before, change).or(() -> started(from, policy));
      case NEW, UNDER_REVIEW -> slip(before, change);
    };
  }

  /// Whether a change takes back a decision that customers were to be told of, or its date. That is
  /// news to those who were promised a day, and to nobody else.
  static boolean takesBack(Feature before, StatusChange change) {
    return switch (change.status()) {
      case NEW, UNDER_REVIEW -> committed(before.status()) || before.status() == Status.DECLINED;
      case PLANNED, IN_PROGRESS -> change.dateWithdrawn() && before.targetDate() != null;
      case SHIPPED, DECLINED -> false;
    };
  }

  /// Whether a day that a customer was told of no longer holds.
  ///
  /// @param told the day, or null when there was none
  /// @param after the feature as it is now
  static boolean breaks(@Nullable LocalDate told, Milestone milestone, Feature after) {
    if (told == null) {
      return false;
    }
    var now = after.targetDate();
    return switch (milestone) {
      case SHIPPED -> false;
      case DECLINED -> true;
      case PLANNED, SLIPPED, STARTED ->
          now == null || now.isAfter(told) || !committed(after.status());
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

  /// Whether customers may count on it.
  static boolean committed(Status status) {
    return status == Status.PLANNED || status == Status.IN_PROGRESS;
  }

  private static Optional<Milestone> planned() {
    return Optional.of(Milestone.PLANNED);
  }

  private static Optional<Milestone> started(Status from, LoopPolicy policy) {
    return policy.startedOpensLoops() && from != Status.IN_PROGRESS
        ? Optional.of(Milestone.STARTED)
        : Optional.empty();
  }
}
