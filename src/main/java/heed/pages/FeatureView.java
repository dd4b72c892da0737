package heed.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of one feature.
///
/// @param facts names and values, such as the target date
/// @param why null for readers who may not see money or customers
/// @param done what was just decided, or null
/// @param form null for readers who may not decide
/// @param decision one that is previewed, or null
/// @param loops that are open
/// @param heard loops that have ended
/// @param mergedInto the feature that stands for this one, if it was merged
public record FeatureView(
    String key,
    String address,
    String title,
    @Nullable String description,
    BacklogView.StatusMark status,
    List<Fact> facts,
    @Nullable Reference mergedInto,
    List<Reference> merged,
    @Nullable WhyView why,
    @Nullable String done,
    @Nullable DecisionView form,
    @Nullable DecisionView decision,
    List<LoopsView.Line> loops,
    List<LoopsView.Line> heard) {

  /// A fact with its name.
  public record Fact(String name, String value) {}

  /// Another feature.
  public record Reference(String title, String address) {}
}
