package heed.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a file holds, and the columns it may have.
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
public enum Kind {
  ACCOUNTS(
      List.of("key", "name", "arr"),
      List.of(
          "health",
          "renewal_date",
          "csm",
          "segment",
          "industry",
          "country",
          "lifecycle",
          "usage_percent",
          "expansion_arr",
          "domain",
          "language")),
  FEATURES(
      List.of("key", "title"),
      List.of("description", "area", "status", "effort_person_months", "target_date")),
  REQUESTS(
      List.of("key", "account", "feature", "severity"),
      List.of(
          "core_use_case",
          "expansion_arr",
          "quote",
          "contact",
          "filed_by",
          "filed_at",
          "source_url"));

  private final List<String> required;
  private final List<String> optional;

  Kind(List<String> required, List<String> optional) {
    this.required = required;
    this.optional = optional;
  }

  /// Its word in commands and routes.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The kind with this word, if there is one.
  public static Optional<Kind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  /// Columns that a file must have.
  public List<String> required() {
    return required;
  }

  /// Columns that a file may have.
  public List<String> optional() {
    return optional;
  }
}
