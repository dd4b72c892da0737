package heed.pages;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The backlog page: the ranked features that the filters leave.
///
/// @param headline the answer to "what next?"
/// @param money whether the reader may see amounts; if not, every [Amount] and [Bar] is null
/// @param heads of the columns that this reader sees, by the column's word
/// @param all how many features are open
/// @param export where what is seen stands as CSV, or null when nothing is
/// @param again what was declined until now, for those who decide; on the first page only
public record BacklogView(
    String headline,
    String sentence,
    boolean money,
    Filters filters,
    Map<String, Head> heads,
    List<Row> rows,
    int all,
    @Nullable String export,
    @Nullable String previous,
    @Nullable String next,
    List<Again> again) {

  /// The head of a column.
  ///
  /// @param address where the list stands sorted by it
  /// @param then which comes first there, in words
  /// @param direction how it is sorted by it now, as `aria-sort` says it; null: it is not
  public record Head(String words, String address, String then, @Nullable String direction) {}

  /// The head of a column.
  public Head head(String column) {
    var head = heads.get(column);
    if (head == null) {
      throw new IllegalArgumentException("This reader has no column " + column);
    }
    return head;
  }

  /// How the list is sorted by one of these columns, which share a head; null: by another.
  public @Nullable String direction(String... columns) {
    for (var column : columns) {
      var head = heads.get(column);
      if (head != null && head.direction() != null) {
        return head.direction();
      }
    }
    return null;
  }

  /// A declined feature whose day to be looked at again has come.
  ///
  /// @param reason why it was declined, or null
  public record Again(String title, String address, String when, @Nullable String reason) {}

  /// One feature.
  ///
  /// @param note what stands out about it: one account is most of it
  /// @param priority a year and person-month
  /// @param decision how far the next one is ahead, in words
  /// @param decisionDay its day, or null
  public record Row(
      int rank,
      String title,
      String address,
      @Nullable String area,
      @Nullable String note,
      StatusMark status,
      @Nullable Amount priority,
      @Nullable Bar bar,
      String effort,
      boolean estimated,
      int asks,
      @Nullable String decision,
      @Nullable String decisionDay,
      boolean decidingNow) {}

  /// A status as a mark and words.
  public record StatusMark(String style, String words) {}

  /// What the filters are set to and offer.
  public record Filters(
      String text,
      List<Choice> statuses,
      List<Choice> areas,
      List<Choice> segments,
      List<Choice> csms,
      List<Choice> orders,
      boolean any) {}

  /// One entry of a list to choose from.
  public record Choice(String value, String words, boolean chosen) {
    static boolean any(List<Choice> choices) {
      return choices.stream().anyMatch(choice -> choice.chosen() && !choice.value().isEmpty());
    }
  }

  /// Whether one of the choices, other than "all", is chosen.
  public static @Nullable String set(List<Choice> choices) {
    return Choice.any(choices) ? "set" : null;
  }
}
