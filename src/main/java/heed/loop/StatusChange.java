package heed.loop;

import heed.feature.Feature;
import heed.feature.Status;
import heed.platform.Fields;
import heed.platform.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A decision about a feature, as somebody sends it.
///
/// @param reason in words a customer may read; a declined feature has one
/// @param targetDate the day it is promised for; null keeps the one it has
/// @param workaround what customers can do instead, in words they may read
/// @param revisitDate when a declined feature is looked at again
/// @param announced (`notify`) whether messages go out; loops open in any case, because the word is
///   owed in any case
/// @param dateWithdrawn (`withdrawDate`) whether the promised day no longer holds, without another
public record StatusChange(
    Status status,
    @Nullable String reason,
    @Nullable LocalDate targetDate,
    @Nullable String workaround,
    @Nullable LocalDate revisitDate,
    boolean announced,
    boolean dateWithdrawn) {

  /// Every field that a caller may set, in the API's spelling.
  public static final List<String> FIELDS =
      List.of(
          "status", "reason", "targetDate", "workaround", "revisitDate", "notify", "withdrawDate");

  /// A decision that leaves the promised day alone or gives another.
  public StatusChange(
      Status status,
      @Nullable String reason,
      @Nullable LocalDate targetDate,
      @Nullable String workaround,
      @Nullable LocalDate revisitDate,
      boolean announced) {
    this(status, reason, targetDate, workaround, revisitDate, announced, false);
  }

  /// Reads a decision; complaints stay with the fields.
  public static StatusChange of(Fields fields) {
    var status = fields.oneOf("status", Feature.STATUSES);
    if (status == null && !fields.refused("status")) {
      fields.refuse(
          "status", "Status is missing: " + String.join(", ", Feature.STATUSES.keySet()) + ".");
    }
    var reason = fields.text("reason", Texts.BODY);
    if (status == Status.DECLINED && reason == null && !fields.refused("reason")) {
      fields.refuse("reason", "Reason is missing: say why, in words that a customer may read.");
    }
    var notify = fields.truth("notify");
    var targetDate = fields.date("targetDate");
    var withdrawn = Boolean.TRUE.equals(fields.truth("withdrawDate"));
    if (withdrawn && targetDate != null) {
      fields.refuse("withdrawDate", "Withdraw date and target date exclude each other.");
    }
    return new StatusChange(
        status == null ? Status.NEW : status,
        reason,
        targetDate,
        fields.text("workaround", Texts.BODY),
        fields.date("revisitDate"),
        notify == null || notify,
        withdrawn);
  }

  /// Whether the feature stands as this says already; what it leaves out, it does not mean to
  /// change.
  boolean bringsNothingNewTo(Feature feature) {
    return status == feature.status()
        && sameOrAbsent(reason, feature.reason())
        && sameOrAbsent(targetDate, feature.targetDate())
        && !(dateWithdrawn && feature.targetDate() != null)
        && sameOrAbsent(workaround, feature.workaround())
        && sameOrAbsent(revisitDate, feature.revisitDate());
  }

  /// The feature after this decision. Reason, workaround and the day to look again belong to the
  /// decision and go with the one before; the promised day stays until another is given.
  Feature appliedTo(Feature feature) {
    return feature.decided(
        status,
        targetDate == null && !dateWithdrawn ? feature.targetDate() : targetDate,
        reason,
        workaround,
        revisitDate);
  }

  private static boolean sameOrAbsent(@Nullable Object sent, @Nullable Object stored) {
    return sent == null || Objects.equals(sent, stored);
  }
}
