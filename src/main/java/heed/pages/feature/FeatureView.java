package heed.pages.feature;

import heed.pages.chart.Columns;
import heed.pages.frame.Fact;
import heed.pages.frame.Links;
import heed.pages.frame.StatusMark;
import heed.pages.loop.LoopsView;
import heed.pages.why.WhyView;
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
/// @param edit null for readers who may not edit
/// @param alike what it may be the same as
/// @param severities how badly it is needed; null for who may not know, or when nobody asks
/// @param months when it was asked for; null likewise
/// @param history newest first
/// @param discussion null for readers who may not take part
/// @param mergedInto the feature that stands for this one, if it was merged
public record FeatureView(
    String key,
    String address,
    String title,
    @Nullable String description,
    StatusMark status,
    List<Fact> facts,
    @Nullable Reference mergedInto,
    List<Reference> merged,
    @Nullable WhyView why,
    @Nullable String done,
    @Nullable DecisionView form,
    @Nullable DecisionView decision,
    List<LoopsView.Line> loops,
    List<LoopsView.Line> heard,
    @Nullable FeatureEdit edit,
    List<Like> alike,
    @Nullable Columns severities,
    @Nullable Columns months,
    Past history,
    @Nullable DiscussionView discussion) {

  /// Where a request for it is filed.
  public String file() {
    return Links.fileForFeature(key);
  }

  /// A feature that may be the same.
  ///
  /// @param merge where it is shown what merging into it would do
  public record Like(
      String title, String address, String merge, StatusMark status, String likeness) {}

  /// What happened.
  ///
  /// @param older how many entries are not shown
  /// @param all the address of all, or null when all are shown
  public record Past(List<Entry> entries, int older, @Nullable String all) {}

  /// Something that happened.
  public record Entry(String when, String who, List<String> what) {}

  /// Another feature.
  public record Reference(String title, String address) {}
}
