package heed.webhook;

import heed.feature.Feature;
import heed.feature.KeepingFeatures;
import heed.feature.Status;
import heed.loop.ChangingStatus;
import heed.loop.Loop;
import heed.loop.Milestone;
import heed.platform.Texts;
import heed.platform.database.Change;
import heed.platform.database.ChangeLog;
import heed.request.FilingRequests;
import heed.request.Request;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Which event a change is, if it is one. The same change always makes the same event.
final class Events {
  /// A message stays well below the 20 kB that receivers reckon with.
  private static final int LONGEST_TEXT = 1500;

  private Events() {}

  /// A request was filed.
  record Filed(
      String key,
      String account,
      String feature,
      int severity,
      boolean coreUseCase,
      @Nullable String filedBy,
      @Nullable String filedAt) {}

  /// A feature was decided about.
  ///
  /// @param previousStatus null when it is not known
  /// @param changedBy an address, or `token:NAME`
  record StatusChanged(
      String feature,
      String title,
      Status status,
      @Nullable Status previousStatus,
      @Nullable LocalDate targetDate,
      @Nullable LocalDate previousTargetDate,
      @Nullable String reason,
      @Nullable String workaround,
      @Nullable LocalDate revisitDate,
      String changedBy) {}

  /// Word became owed.
  record Opened(
      String id,
      String account,
      String feature,
      Milestone milestone,
      LocalDate dueDate,
      String openedBy) {}

  /// Word is no longer owed.
  ///
  /// @param how by what means the customer was told; null when it was waived
  /// @param reason why it was waived; null when the customer was told
  record Ended(
      String id,
      String account,
      String feature,
      Milestone milestone,
      @Nullable String how,
      @Nullable String url,
      @Nullable String reason,
      @Nullable String endedBy) {}

  /// The type of a change's event. Cheap: most changes have none.
  static Optional<EventType> type(Change change) {
    if (change.facts() == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (change.subject() + " " + change.action()) {
          case FilingRequests.SUBJECT + " created" -> EventType.REQUEST_FILED;
          case KeepingFeatures.SUBJECT + " status" -> EventType.FEATURE_STATUS_CHANGED;
          case ChangingStatus.SUBJECT + " opened" -> EventType.LOOP_OPENED;
          case ChangingStatus.SUBJECT + " told" -> EventType.LOOP_TOLD;
          case ChangingStatus.SUBJECT + " waived" -> EventType.LOOP_WAIVED;
          default -> null;
        });
  }

  /// The event of a change of that type.
  static Event of(Handle handle, Change change, EventType type) {
    return new Event(
        Event.id(change.sequence()),
        type.word(),
        Instant.ofEpochMilli(change.atMs()),
        switch (type) {
          case REQUEST_FILED -> filed(change.factsAs(Request.class));
          case FEATURE_STATUS_CHANGED -> changed(handle, change);
          case LOOP_OPENED -> opened(change.factsAs(Loop.class));
          case LOOP_TOLD, LOOP_WAIVED -> ended(change.factsAs(Loop.class));
        });
  }

  private static Filed filed(Request request) {
    return new Filed(
        request.key(),
        request.account(),
        request.feature(),
        request.severity(),
        request.coreUseCase(),
        request.filedBy(),
        request.filedAt());
  }

  private static StatusChanged changed(Handle handle, Change change) {
    var feature = change.factsAs(Feature.class);
    var before = ChangeLog.before(handle, change).map(earlier -> earlier.factsAs(Feature.class));
    return new StatusChanged(
        feature.key(),
        feature.title(),
        feature.status(),
        before.map(Feature::status).orElse(null),
        feature.targetDate(),
        before.map(Feature::targetDate).orElse(null),
        clipped(feature.reason()),
        clipped(feature.workaround()),
        feature.revisitDate(),
        change.actor());
  }

  private static Opened opened(Loop loop) {
    return new Opened(
        loop.id(),
        loop.account(),
        loop.feature(),
        loop.milestone(),
        loop.dueDate(),
        loop.openedBy());
  }

  private static Ended ended(Loop loop) {
    return new Ended(
        loop.id(),
        loop.account(),
        loop.feature(),
        loop.milestone(),
        clipped(loop.how()),
        loop.url(),
        clipped(loop.reason()),
        loop.endedBy());
  }

  private static @Nullable String clipped(@Nullable String text) {
    return text == null ? null : Texts.clip(text, LONGEST_TEXT);
  }
}
