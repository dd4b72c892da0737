package heed.pages;

import heed.pages.BacklogView.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The list of accounts: who decides next? For readers who may see money only.
///
/// @param tabs own accounts or all
/// @param whose the chosen tab, for the form of the filters
/// @param all where everything that the chosen tab has is shown
/// @param first address of the first page, or null on it
public record AccountsView(
    String headline,
    String sentence,
    List<LoopsView.Tab> tabs,
    String whose,
    Filters filters,
    Sort byDecision,
    Sort byArr,
    List<Row> rows,
    Empty empty,
    String all,
    @Nullable String first,
    @Nullable String next) {

  /// One account.
  ///
  /// @param about its CSM and segment, and that it is no customer
  /// @param health as a number; null when unknown
  /// @param decision how far away, or null when unknown
  public record Row(
      String name,
      String address,
      String about,
      Amount arr,
      Spoken.Health feels,
      @Nullable Integer health,
      @Nullable String decision,
      @Nullable String decisionDay,
      boolean decidingNow,
      int asks,
      int owed) {}

  /// What the filters are set to and offer.
  ///
  /// @param csms empty where only the own accounts are shown
  public record Filters(
      String text, List<Choice> csms, List<Choice> segments, boolean byArr, boolean any) {}

  /// A column that the list can be sorted by.
  ///
  /// @param direction of the order, as `aria-sort` says it; null when it is not the one
  public record Sort(String address, @Nullable String direction) {}

  /// What to say when there is nothing.
  ///
  /// @param link words of a way out, or null
  public record Empty(String title, String words, @Nullable String link, String address) {}
}
