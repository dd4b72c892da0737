package heed.brief;

import heed.feature.Feature;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What came of one ask.
///
/// @param feature as it stands now
/// @param askedDate when the account asked first (UTC), or null when unknown
/// @param severity 1 to 5, of the newest request
/// @param quote the newest words that anybody wrote down, or null
/// @param decidedDate when this came of it (UTC): the day its word was owed; null when nobody was
///   to be told
/// @param told how the account heard of it, or null: not yet
/// @param brokenDate the day the account counts on that no longer holds, or null
public record Outcome(
    Feature feature,
    @Nullable LocalDate askedDate,
    int severity,
    @Nullable String quote,
    @Nullable LocalDate decidedDate,
    @Nullable Told told,
    @Nullable LocalDate brokenDate) {

  /// Word that reached the account.
  ///
  /// @param date UTC
  /// @param by the address of whoever told it
  /// @param how by what means: call, e-mail …
  public record Told(LocalDate date, String by, String how) {}

  public Part part() {
    return Part.of(feature.status());
  }

  /// Whether somebody still owes the account word of it.
  public boolean owed() {
    return told == null && decidedDate != null;
  }
}
