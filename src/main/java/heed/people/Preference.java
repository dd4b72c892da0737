package heed.people;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/// What somebody chose to hear, and when.
///
/// @param person their e-mail address
/// @param muted the kinds of message that they do not want, in order
/// @param digestHour the hour of the day, 0 to 23, before which they are not reminded
/// @param zone the time zone of that hour, such as `Europe/Berlin`
public record Preference(String person, List<String> muted, int digestHour, String zone) {
  private static final int MORNING = 8;
  private static final int LAST_HOUR = 23;

  public Preference {
    muted = muted.stream().distinct().sorted().toList();
    digestHour = Math.clamp(digestHour, 0, LAST_HOUR);
  }

  /// What holds until somebody chooses: everything, from eight in the morning, UTC.
  public static Preference usual(String person) {
    return new Preference(person, List.of(), MORNING, "UTC");
  }

  public boolean mutes(String kind) {
    return muted.contains(kind);
  }

  /// An instant on their clock; in UTC when the zone is none that we know.
  public ZonedDateTime at(Instant instant) {
    try {
      return instant.atZone(ZoneId.of(zone));
    } catch (DateTimeException unknown) {
      return instant.atZone(java.time.ZoneOffset.UTC);
    }
  }
}
