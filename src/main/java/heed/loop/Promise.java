package heed.loop;

import heed.feature.Status;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A day that a customer was told of. It is a loop that was told, seen from the customer's side,
/// and not stored twice.
///
/// @param loop the id of the loop by which they were told
/// @param feature the key of the feature that stands for it now
/// @param csm who looks after the account now, or null
/// @param promisedDate the day they were told of
/// @param toldDate when they were told (UTC)
/// @param how by what means
/// @param targetDate the day the feature is planned for now, or null
/// @param shippedDate when it was announced as shipped, or null
/// @param heardSince whether they were told newer word of the feature since
public record Promise(
    String loop,
    String account,
    String accountName,
    String feature,
    String featureTitle,
    @Nullable String csm,
    Milestone milestone,
    LocalDate promisedDate,
    LocalDate toldDate,
    String toldBy,
    @Nullable String how,
    @Nullable String url,
    Status status,
    @Nullable LocalDate targetDate,
    @Nullable LocalDate shippedDate,
    boolean heardSince) {

  /// What became of it.
  ///
  /// @param today from which on a day is in the future (UTC)
  public PromiseState state(LocalDate today) {
    return switch (status) {
      // What was marked as shipped by an import was shipped on a day that nobody knows.
      case SHIPPED ->
          shippedDate != null && shippedDate.isAfter(promisedDate)
              ? PromiseState.BROKEN
              : PromiseState.KEPT;
      case PLANNED, IN_PROGRESS -> holds(today) ? PromiseState.OPEN : PromiseState.BROKEN;
      case NEW, UNDER_REVIEW, DECLINED -> PromiseState.BROKEN;
    };
  }

  /// Whether the customer still counts on a day that no longer holds.
  ///
  /// @param today from which on a day is in the future (UTC)
  public boolean isUnheard(LocalDate today) {
    return !heardSince && state(today) == PromiseState.BROKEN;
  }

  private boolean holds(LocalDate today) {
    return targetDate != null && !targetDate.isAfter(promisedDate) && !promisedDate.isBefore(today);
  }
}
