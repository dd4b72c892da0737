package heed.triage;

import heed.feature.Effort;
import heed.feature.Feature;
import heed.feature.Status;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a feature stands, as far as its card tells.
///
/// @param mergedInto key of the feature that it was merged into, or null
/// @param intoTitle that one's title
/// @param asks how many accounts ask, churned ones left out; those of a merged feature ask for the
///   one that stands for it
public record Situation(
    String title,
    Status status,
    @Nullable Effort effort,
    @Nullable LocalDate targetDate,
    @Nullable String reason,
    @Nullable String workaround,
    @Nullable LocalDate revisitDate,
    @Nullable String mergedInto,
    @Nullable String intoTitle,
    int asks) {

  static Situation of(Feature feature, @Nullable String intoTitle, int asks) {
    return new Situation(
        feature.title(),
        feature.status(),
        feature.effort(),
        feature.targetDate(),
        feature.reason(),
        feature.workaround(),
        feature.revisitDate(),
        feature.mergedInto(),
        intoTitle,
        asks);
  }

  /// Whether somebody decided something since it stood so. A new title or one more ask is no
  /// decision.
  boolean decidedBy(Situation now) {
    return status != now.status
        || !Objects.equals(effort, now.effort)
        || !Objects.equals(targetDate, now.targetDate)
        || !Objects.equals(mergedInto, now.mergedInto);
  }

  /// Whether it waits for a PM's decision, so that one more ask is news to them.
  boolean undecided() {
    return mergedInto == null && (status == Status.NEW || status == Status.UNDER_REVIEW);
  }
}
