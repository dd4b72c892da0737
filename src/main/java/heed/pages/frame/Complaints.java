package heed.pages.frame;

import heed.platform.Refused;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is wrong with a form, to stand beside its fields.
public record Complaints(Map<String, String> byField) {
  public static final Complaints NONE = new Complaints(Map.of());

  /// The complaints of a refusal.
  ///
  /// @param usual the field of a refusal that names none
  /// @throws Refused the same, when nothing that could be typed would help
  public static Complaints of(Refused refused, String usual) {
    if (refused.kind() != Refused.Kind.INVALID && refused.kind() != Refused.Kind.CONFLICT) {
      throw refused;
    }
    var byField = new HashMap<String, String>();
    refused
        .errors()
        .forEach(error -> byField.putIfAbsent(error.field(), Spoken.text(error.message())));
    if (byField.isEmpty()) {
      byField.put(usual, Spoken.text(refused.sentence()));
    }
    return new Complaints(byField);
  }

  public @Nullable String about(String field) {
    return byField.get(field);
  }

  /// `true` for a field with a complaint, null for others, so that the attribute is left out.
  public @Nullable String invalid(String field) {
    return byField.containsKey(field) ? "true" : null;
  }
}
