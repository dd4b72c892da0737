package heed.pages;

import java.util.List;

/// What anybody may read: titles, sentences and months, and nothing else.
///
/// @param language of the words around them, as HTML's `lang` takes it
public record ShippedView(
    String title, String language, String feed, String empty, List<Month> months) {
  /// @param anchor by which links reach it
  public record Month(String anchor, String name, List<Item> items) {}

  /// @param id drawn by chance
  public record Item(String id, String title, String text) {}
}
