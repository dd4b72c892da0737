package heed.pages.importing;

import heed.intake.Difference;
import heed.pages.frame.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The import page.
///
/// @param trouble why a file was not taken, or null
public record ImportView(List<Choice> kinds, @Nullable String trouble, List<Columns> columns) {

  /// What a kind of file may hold.
  public record Columns(String kind, List<String> required, List<String> optional, String sample) {}

  /// A file on its way into the book.
  ///
  /// @param address of this page
  /// @param busy whether it is still being read; `headline` then says how far it is
  /// @param failed what is wrong with the file as a whole, one line each
  /// @param counts null while there is no report
  /// @param bad the errors of this page of the list
  /// @param moreBad says that there are more than the report holds, or null
  /// @param run what the button says that imports, or null when there is nothing to import
  /// @param skips whether importing leaves the bad rows out
  public record Stage(
      String address,
      String headline,
      @Nullable String sentence,
      boolean busy,
      List<String> failed,
      @Nullable Counts counts,
      List<Difference> sample,
      List<Bad> bad,
      @Nullable String moreBad,
      @Nullable String previous,
      @Nullable String next,
      @Nullable String run,
      boolean skips,
      boolean imported) {}

  /// What came of the rows.
  public record Counts(long created, long updated, long unchanged, long refused) {}

  /// What is wrong with a row.
  public record Bad(int line, String field, String message) {}
}
