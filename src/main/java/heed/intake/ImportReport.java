package heed.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an import came to, row by row.
///
/// @param created rows that were new
/// @param updated rows that changed something known
/// @param unchanged rows that said what was known
/// @param refused rows that were refused
/// @param errors why, in the order of the file; the first [#MOST_ERRORS] of them
/// @param stored whether the good rows are now in the book; not after a dry run, nor, unless bad
///   rows are skipped, when any row was refused
public record ImportReport(
    long created,
    long updated,
    long unchanged,
    long refused,
    List<LineError> errors,
    boolean stored) {

  /// Most errors listed: who has more has one cause, and sees it in the first few.
  public static final int MOST_ERRORS = 1000;

  /// One complaint about one row.
  ///
  /// @param line the file's line on which the row starts; the header is line 1
  /// @param field the column, null when the whole row is meant
  public record LineError(int line, @Nullable String field, String message) {}
}
