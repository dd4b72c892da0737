package heed.slack;

import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import heed.platform.Fields;
import heed.platform.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// A form as it came back, read by the same rules as every other door's.
final class Submitted implements Fields.Source {
  private static final Fields.Raw ABSENT = new Fields.Raw.Absent();

  private final Map<String, ViewState.Value> values;
  private final @Nullable String sourceUrl;
  private final String filedBy;

  /// @param filedBy e-mail address of who submitted it: never taken from the form
  Submitted(View view, String filedBy) {
    this.values = values(view);
    this.sourceUrl = remembered(view.getPrivateMetadata(), "sourceUrl");
    this.filedBy = filedBy;
  }

  @Override
  public Fields.Raw value(String field) {
    return switch (field) {
      case "account" -> text(selected("account"));
      case "feature" -> text(meant(FilingForm.KNOWN));
      case "newFeature", "newFeature.title" -> text(meant(FilingForm.NEW));
      case "severity" -> text(selected("severity"));
      case "coreUseCase" -> new Fields.Raw.Truth(ticked("coreUseCase"));
      case "expansionArr" -> text(TypedAmount.plain(typed(field)));
      case "quote", "contact", DraftForm.TEXT -> text(typed(field));
      case "sourceUrl" -> text(sourceUrl);
      case "filedBy" -> text(filedBy);
      default -> ABSENT;
    };
  }

  /// The block where a complaint about a field is shown. What the person cannot see or change is
  /// shown at the top.
  @Override
  public String nameOf(String field) {
    if (field.startsWith("newFeature")) {
      return FilingForm.FEATURE;
    }
    return field.equals("filedBy") || field.equals("sourceUrl") ? "account" : field;
  }

  /// A text that the form remembers in its metadata. Anybody may have changed it: it is a value
  /// like any other, and nothing is allowed because of it.
  static @Nullable String remembered(@Nullable String metadata, String name) {
    if (metadata == null || metadata.isEmpty()) {
      return null;
    }
    try {
      var value = Json.tree(metadata).path(name);
      return value.isString() ? value.asString() : null;
    } catch (JacksonException changed) {
      return null;
    }
  }

  /// The value of each action, whatever block it is in.
  static Map<String, ViewState.Value> values(View view) {
    var values = new LinkedHashMap<String, ViewState.Value>();
    if (view.getState() != null && view.getState().getValues() != null) {
      view.getState().getValues().values().forEach(values::putAll);
    }
    return values;
  }

  /// The block that an action is in.
  static String blockOf(View view, String action) {
    if (view.getState() != null && view.getState().getValues() != null) {
      for (var block : view.getState().getValues().entrySet()) {
        if (block.getValue().containsKey(action)) {
          return block.getKey();
        }
      }
    }
    return action;
  }

  private @Nullable String meant(String mark) {
    var value = selected(FilingForm.FEATURE);
    return value != null && value.startsWith(mark) ? value.substring(mark.length()) : null;
  }

  private @Nullable String selected(String action) {
    var value = values.get(action);
    return value == null || value.getSelectedOption() == null
        ? null
        : value.getSelectedOption().getValue();
  }

  private boolean ticked(String action) {
    var value = values.get(action);
    return value != null
        && value.getSelectedOptions() != null
        && !value.getSelectedOptions().isEmpty();
  }

  @Nullable String typed(String action) {
    var value = values.get(action);
    return value == null ? null : value.getValue();
  }

  private static Fields.Raw text(@Nullable String value) {
    return value == null ? ABSENT : new Fields.Raw.Text(value, true);
  }
}
