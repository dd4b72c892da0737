package heed.pages.feature;

import heed.feature.Effort;
import heed.feature.Feature;
import heed.pages.frame.Complaints;
import heed.pages.frame.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The forms in which a feature is edited on its page.
///
/// @param seen the version that stands before the reader
/// @param open which form was sent and is shown again with what was typed: `text`, `estimate`, or
///   null
/// @param trouble why it was not kept, where no field is to blame; or null
/// @param areas that other features have
public record FeatureEdit(
    String seen,
    String title,
    String description,
    String area,
    String engineering,
    String design,
    String product,
    @Nullable String whole,
    @Nullable String open,
    @Nullable String trouble,
    Complaints complaints,
    List<String> areas) {
  static final String TEXT = "text";
  static final String ESTIMATE = "estimate";

  static FeatureEdit of(Feature feature, long version, List<String> areas) {
    var effort = feature.effort();
    var split = effort != null && effort.engineeringHundredths() != null ? effort : null;
    return new FeatureEdit(
        Long.toString(version),
        feature.title(),
        or(feature.description()),
        or(feature.area()),
        split == null ? "" : part(split.engineeringHundredths()),
        split == null ? "" : part(split.designHundredths()),
        split == null ? "" : part(split.productHundredths()),
        effort == null || split != null ? null : effort.spoken(),
        null,
        null,
        Complaints.NONE,
        areas);
  }

  /// The same with what somebody typed, which was not kept.
  FeatureEdit typed(Form form, String which, @Nullable String problem, Complaints about) {
    var text = which.equals(TEXT);
    return new FeatureEdit(
        seen,
        text ? or(form.text("title").orElse(null)) : title,
        text ? or(form.text("description").orElse(null)) : description,
        text ? or(form.text("area").orElse(null)) : area,
        text ? engineering : or(form.text("effort.engineering").orElse(null)),
        text ? design : or(form.text("effort.design").orElse(null)),
        text ? product : or(form.text("effort.product").orElse(null)),
        whole,
        which,
        problem,
        about,
        areas);
  }

  public boolean opens(String which) {
    return which.equals(open);
  }

  private static String part(@Nullable Integer hundredths) {
    return hundredths == null ? "" : Effort.spoken(hundredths);
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
