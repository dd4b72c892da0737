package heed.pages.account;

import heed.pages.frame.Amount;
import heed.pages.frame.Choice;
import heed.pages.frame.Spoken;
import heed.pages.frame.Tab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The list of accounts: who decides next? For readers who may see money only.
///
/// @param tabs own accounts or all
/// @param whose the chosen tab, for the form of the filters
/// @param heads of the columns, in their order
/// @param all where everything that the chosen tab has is shown
/// @param first address of the first page, or null on it
public record AccountsView(
    String headline,
    String sentence,
    List<Tab> tabs,
    String whose,
    Filters filters,
    List<Head> heads,
    List<Row> rows,
    Empty empty,
    String all,
    @Nullable String first,
    @Nullable String next) {

  /// One account.
  ///
  /// @param about its CSM and segment, and that it is no customer
  /// @param stake null where nothing can be at stake
  /// @param health as a number; null when unknown
  /// @param stale that the health is too old to be believed, else null
  /// @param decision how far away, or null when unknown
  public record Row(
      String name,
      String address,
      String about,
      Amount arr,
      @Nullable Amount stake,
      Spoken.Health feels,
      @Nullable Integer health,
      @Nullable String stale,
      @Nullable String decision,
      @Nullable String decisionDay,
      boolean decidingNow,
      int asks,
      int owed) {}

  /// What the filters are set to and offer.
  ///
  /// @param csms empty where only the own accounts are shown
  /// @param renews a month that was asked for, as the address has it, or null
  /// @param orders for screens without heads
  public record Filters(
      String text,
      List<Choice> csms,
      List<Choice> segments,
      List<Choice> healths,
      List<Choice> orders,
      @Nullable String renews,
      boolean any) {}

  /// The head of a column, by which the list can be sorted.
  ///
  /// @param direction of the order, as `aria-sort` says it; null when it is not the one
  public record Head(
      String words, String title, boolean number, String address, @Nullable String direction) {}

  /// What to say when there is nothing.
  ///
  /// @param link words of a way out, or null
  public record Empty(String title, String words, @Nullable String link, String address) {}
}
