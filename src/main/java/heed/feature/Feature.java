package heed.feature;

import heed.platform.Fields;
import heed.platform.Texts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that could be built.
///
/// @param effort null while nobody has estimated it; never the same as no work
/// @param targetDate the day it is promised for
/// @param reason why it has its status, in words a customer may read
/// @param workaround what customers can do instead
/// @param revisitDate the day a declined feature is looked at again
/// @param mergedInto the feature this one was merged into, directly
public record Feature(
    String key,
    String title,
    @Nullable String description,
    @Nullable String area,
    Status status,
    @Nullable Effort effort,
    @Nullable LocalDate targetDate,
    @Nullable String reason,
    @Nullable String workaround,
    @Nullable LocalDate revisitDate,
    @Nullable String mergedInto) {

  /// Every field that a caller may set, in the API's spelling.
  public static final List<String> FIELDS =
      List.of(
          "key",
          "title",
          "description",
          "area",
          "status",
          "effort",
          "effortPersonMonths",
          "targetDate");

  /// The statuses by their words.
  public static final Map<String, Status> STATUSES = new LinkedHashMap<>();

  static {
    for (var status : Status.values()) {
      STATUSES.put(status.word(), status);
    }
  }

  /// Reads a feature as somebody sent it; complaints stay with the fields. Without a status it is
  /// new.
  public static Feature of(Fields fields) {
    var status = fields.oneOf("status", STATUSES);
    return new Feature(
        fields.key("key"),
        fields.requiredLine("title", Texts.TITLE),
        fields.text("description", Texts.BODY),
        fields.line("area", Texts.TITLE),
        status == null ? Status.NEW : status,
        Effort.of(fields),
        fields.date("targetDate"),
        null,
        null,
        null,
        null);
  }

  /// A feature that somebody just asked for.
  public static Feature asked(String key, String title, @Nullable String description) {
    return new Feature(
        key, title, description, null, Status.NEW, null, null, null, null, null, null);
  }

  /// The same feature with what only decisions and merges may change, taken from how it stands. The
  /// words of a decision go with its status: a feature set back to new is no longer declined for a
  /// reason.
  public Feature keepingDecisionsOf(Feature known) {
    var decided = status == known.status;
    return new Feature(
        key,
        title,
        description,
        area,
        status,
        effort,
        targetDate,
        decided ? known.reason : null,
        decided ? known.workaround : null,
        decided ? known.revisitDate : null,
        known.mergedInto);
  }

  /// The same feature after a decision about it.
  public Feature decided(
      Status now,
      @Nullable LocalDate promisedFor,
      @Nullable String why,
      @Nullable String instead,
      @Nullable LocalDate lookAgainOn) {
    return new Feature(
        key,
        title,
        description,
        area,
        now,
        effort,
        promisedFor,
        why,
        instead,
        lookAgainOn,
        mergedInto);
  }

  /// The same feature with another status and target date.
  public Feature decided(Status newStatus, @Nullable LocalDate newTargetDate) {
    return new Feature(
        key,
        title,
        description,
        area,
        newStatus,
        effort,
        newTargetDate,
        reason,
        workaround,
        revisitDate,
        mergedInto);
  }

  /// The same feature in other words.
  public Feature described(String name, @Nullable String text, @Nullable String part) {
    return new Feature(
        key,
        name,
        text,
        part,
        status,
        effort,
        targetDate,
        reason,
        workaround,
        revisitDate,
        mergedInto);
  }

  /// The same feature with another estimate, or with none.
  public Feature estimatedAt(@Nullable Effort estimate) {
    return new Feature(
        key,
        title,
        description,
        area,
        status,
        estimate,
        targetDate,
        reason,
        workaround,
        revisitDate,
        mergedInto);
  }

  /// The same feature, merged into another or standing for itself again.
  public Feature mergedInto(@Nullable String target) {
    return new Feature(
        key,
        title,
        description,
        area,
        status,
        effort,
        targetDate,
        reason,
        workaround,
        revisitDate,
        target);
  }

  /// Whether nobody has decided yet to build it or not.
  public boolean undecided() {
    return (status == Status.NEW || status == Status.UNDER_REVIEW) && mergedInto == null;
  }

  /// Whether it waits for a first look.
  public boolean fresh() {
    return status == Status.NEW && mergedInto == null;
  }

  /// Whether it was declined until a day that has come.
  public boolean dueAgain(LocalDate today) {
    return status == Status.DECLINED
        && mergedInto == null
        && revisitDate != null
        && !revisitDate.isAfter(today);
  }

  /// Whether it is ranked: its answer is still to come and no other feature stands for it.
  public boolean open() {
    return status.open() && mergedInto == null;
  }
}
