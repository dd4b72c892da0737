package heed.pages.loop;

import java.util.List;

/// The page of how customers are told.
///
/// @param done whether it was just changed
public record TellingView(
    String headline,
    List<Due> dues,
    boolean startedOpensLoops,
    String weeklyListTo,
    List<Words> words,
    boolean done) {

  /// By when customers hear of a milestone.
  public record Due(String field, String label, int days) {}

  /// The templates of one milestone.
  public record Words(String milestone, List<Link> links) {}

  /// One template.
  ///
  /// @param own whether it is the company's own
  public record Link(String address, String language, String tag, boolean own) {}
}
