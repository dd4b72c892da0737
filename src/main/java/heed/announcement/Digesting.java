package heed.announcement;

import heed.platform.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Puts the digest of a month together.
public final class Digesting {
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
  private static final int FIRST_YEAR = 1970;

  private final AnnouncementStore announcements;

  public Digesting(AnnouncementStore announcements) {
    this.announcements = announcements;
  }

  /// The digest, from the facts as they are now.
  ///
  /// @param today in UTC
  public Digest of(Handle handle, YearMonth month, LocalDate today) {
    return new Digest(
        month,
        announcements.shipped(handle, today).stream()
            .filter(announced -> month.equals(announced.month()))
            .toList(),
        announcements.planned(handle));
  }

  /// Reads a month such as `2026-11`.
  ///
  /// @param sent null: the month of today
  /// @throws Refused INVALID when it is none, or still to come
  public static YearMonth month(@Nullable String sent, LocalDate today) {
    if (sent == null) {
      return YearMonth.from(today);
    }
    try {
      var month = MONTH.matcher(sent).matches() ? YearMonth.parse(sent) : null;
      if (month != null && month.getYear() >= FIRST_YEAR && !month.isAfter(YearMonth.from(today))) {
        return month;
      }
    } catch (DateTimeException noMonth) {
      // said below
    }
    throw Refused.field("month", "Month must be a month until this one, such as 2026-11.");
  }
}
