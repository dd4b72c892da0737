package heed.pages.backlog;

import heed.pages.frame.Amount;
import heed.pages.frame.Choice;
import heed.pages.frame.Links;
import heed.pages.frame.StatusMark;
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
    BacklogViews views,
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

  /// Whether the reader may change features in their rows.
  public boolean changes() {
    return rows.stream().anyMatch(row -> row.change() != null);
  }

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
  /// @param id of the row on the page
  /// @param note what stands out about it: one account is most of it
  /// @param priority a year and person-month
  /// @param decision how far the next one is ahead, in words
  /// @param decisionDay its day, or null
  /// @param change where its estimate and status are changed, or null for whoever may not
  /// @param edit the form in which they are being changed, or null
  /// @param said what has just been changed, or null
  public record Row(
      int rank,
      String id,
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
      boolean decidingNow,
      @Nullable String change,
      @Nullable Edit edit,
      @Nullable Said said) {
    /// The same for who may change it, at an address.
    Row changedAt(String where) {
      return copy(where, edit, said);
    }

    Row with(@Nullable Edit open, @Nullable Said changed) {
      return copy(change, open, changed);
    }

    private Row copy(@Nullable String where, @Nullable Edit open, @Nullable Said changed) {
      return new Row(
          rank,
          id,
          title,
          address,
          area,
          note,
          status,
          priority,
          bar,
          effort,
          estimated,
          asks,
          decision,
          decisionDay,
          decidingNow,
          where,
          open,
          changed);
    }
  }

  /// The form in which estimate and status of a feature are changed in its row.
  ///
  /// @param save where it goes
  /// @param cancel where the row stands without it
  /// @param effort in person-months as it is typed, or an empty text
  /// @param parts what a new whole would replace, or null
  /// @param statuses that customers need not be told of
  /// @param decide where the others are decided on, with a preview of who is told what
  /// @param seenEffort, seenStatus what stood there when the form was opened
  /// @param trouble why it was not saved, or null
  public record Edit(
      String save,
      String cancel,
      String effort,
      @Nullable String parts,
      List<Choice> statuses,
      List<Decide> decide,
      String seenEffort,
      String seenStatus,
      @Nullable String trouble) {}

  /// Where a status is decided on that customers are told of.
  public record Decide(String words, String address) {}

  /// What has just been changed in a row, which stays where it was.
  ///
  /// @param words what it was before
  /// @param undo where a form takes it back, with the two versions; null: it was taken back
  /// @param place where it stands in the ranking now
  /// @param show where that place is seen; null when the row is in its place
  /// @param whole all of it in a sentence, for those who do not see it
  public record Said(
      String words,
      @Nullable String undo,
      long before,
      long version,
      String place,
      @Nullable String show,
      String whole) {}

  /// What the filters are set to and offer.
  public record Filters(
      String text,
      List<Choice> statuses,
      List<Choice> areas,
      List<Choice> segments,
      List<Choice> csms,
      List<Choice> orders,
      boolean any) {}

  /// Where the same features stand as a picture.
  public String pictures() {
    return export == null ? Links.PICTURES : export.replace(BacklogAsked.EXPORT, Links.PICTURES);
  }
}
