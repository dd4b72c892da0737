package heed.announcement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// An announcement with what became of its feature.
///
/// @param feature its key, which is never shown in public
/// @param day shipped: from when on it can be used; planned: by when it is promised, or null
/// @param changed when its words were last changed
public record Announced(
    String feature,
    String id,
    String title,
    String text,
    @Nullable LocalDate day,
    Instant changed) {
  /// The month of its day, or null without one.
  public @Nullable YearMonth month() {
    return day == null ? null : YearMonth.from(day);
  }
}
