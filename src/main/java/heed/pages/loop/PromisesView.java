package heed.pages.loop;

import heed.pages.frame.Tab;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of promises: which of the days that we named still hold?
///
/// @param unheard promises that no longer hold, of which the customer does not know
/// @param rows the others
/// @param next address of the next page, or null
public record PromisesView(
    String headline,
    String sentence,
    List<Tab> tabs,
    List<Tab> owners,
    List<Row> unheard,
    List<Row> rows,
    @Nullable String next) {

  /// One promise.
  ///
  /// @param distance from today, while it is still to come
  /// @param style the state as a word of ours
  /// @param state in the reader’s words
  /// @param became what became of it, or null
  /// @param told when, by whom and how
  public record Row(
      String day,
      @Nullable String distance,
      String account,
      String accountAddress,
      String feature,
      String featureAddress,
      String style,
      String state,
      @Nullable String became,
      String told,
      String address,
      String csm) {}
}
