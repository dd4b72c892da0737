package heed.request;

import heed.platform.Fields;
import heed.platform.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request as somebody sent it, before it has a key and a place.
///
/// @param feature key of a known feature; null when `newTitle` names one to create
/// @param newTitle title of the feature to create
/// @param filedAt date or instant; null when unknown
public record NewRequest(
    String account,
    @Nullable String feature,
    @Nullable String newTitle,
    @Nullable String newDescription,
    int severity,
    boolean coreUseCase,
    @Nullable Long expansionArrMinor,
    @Nullable String quote,
    @Nullable String contact,
    @Nullable String filedBy,
    @Nullable String filedAt,
    @Nullable String sourceUrl) {

  /// Every field that a caller may set, in the API's spelling; `filedAt` only where history is
  /// stored.
  public static final List<String> FIELDS =
      List.of(
          "account",
          "feature",
          "newFeature",
          "severity",
          "coreUseCase",
          "expansionArr",
          "quote",
          "contact",
          "sourceUrl",
          "filedBy");

  /// Reads a request as somebody sent it; complaints stay with the fields.
  public static NewRequest of(Fields fields) {
    var core = fields.truth("coreUseCase");
    var severity = fields.whole("severity", Severity.LOWEST, Severity.HIGHEST);
    if (severity == null && !fields.refused("severity")) {
      fields.refuse(
          "severity", "Severity is missing: 1 (not an important issue) to 5 (we are on fire).");
    }
    return new NewRequest(
        fields.key("account"),
        fields.given("newFeature") ? null : fields.key("feature"),
        fields.given("newFeature") ? newTitle(fields) : null,
        fields.given("newFeature") ? fields.text("newFeature.description", Texts.BODY) : null,
        severity == null ? Severity.LOWEST : severity,
        core != null && core,
        fields.money("expansionArr"),
        fields.text("quote", Texts.BODY),
        fields.line("contact", Texts.TITLE),
        fields.email("filedBy"),
        fields.dateOrInstant("filedAt"),
        fields.link("sourceUrl"));
  }

  private static String newTitle(Fields fields) {
    if (fields.given("feature")) {
      fields.refuse("feature", "Name a feature or a new feature, not both.");
    }
    return fields.requiredLine("newFeature.title", Texts.TITLE);
  }

  Request stored(String key, long place, String featureKey) {
    return new Request(
        key,
        place,
        account,
        featureKey,
        severity,
        coreUseCase,
        expansionArrMinor,
        quote,
        contact,
        filedBy,
        filedAt,
        sourceUrl);
  }
}
