package heed.slack.filing;

import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import heed.platform.Fields;
import heed.slack.text.FormState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A form as it came back, read by the same rules as every other door's.
public final class Submitted implements Fields.Source {
  /// The field of a text as it was sent to a customer.
  public static final String DRAFT = "draft";

  private static final Fields.Raw ABSENT = new Fields.Raw.Absent();

  private final Map<String, ViewState.Value> values;
  private final @Nullable String sourceUrl;
  private final String filedBy;

  /// Reads a form that was sent.
  ///
  /// @param filedBy e-mail address of who submitted it: never taken from the form
  public Submitted(View view, String filedBy) {
    this.values = FormState.values(view);
    this.sourceUrl = FormState.remembered(view.getPrivateMetadata(), "sourceUrl");
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
      case "quote", "contact", DRAFT -> text(typed(field));
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
