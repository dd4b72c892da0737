package heed.pages.news;

import java.util.List;

/// What anybody may read: titles, sentences and months, and nothing else.
///
/// @param language of the words around them, as HTML's `lang` takes it
public record ShippedView(
    String title, String language, String feed, String empty, List<Month> months) {
  /// What shipped in one month.
  ///
  /// @param anchor by which links reach it
  public record Month(String anchor, String name, List<Item> items) {}

  /// What is said of one feature.
  ///
  /// @param id drawn by chance
  public record Item(String id, String title, String text) {}
}
