package heed.people;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody chose to hear, when, and in which language.
///
/// @param person their e-mail address
/// @param muted the kinds of message that they do not want, in order
/// @param digestHour the hour of the day, 0 to 23, before which they are not reminded
/// @param zone the time zone of that hour, such as `Europe/Berlin`
/// @param language the tag of a [heed.platform.Language]; null: as their Slack profile says
public record Preference(
    String person, List<String> muted, int digestHour, String zone, @Nullable String language) {
  private static final int MORNING = 8;
  private static final int LAST_HOUR = 23;

  public Preference {
    muted = muted.stream().distinct().sorted().toList();
    digestHour = Math.clamp(digestHour, 0, LAST_HOUR);
  }

  /// What holds until somebody chooses: everything, from eight in the morning, UTC.
  public static Preference usual(String person) {
    return new Preference(person, List.of(), MORNING, "UTC", null);
  }

  /// The same, with the hour on the clocks of another zone.
  public Preference in(String otherZone) {
    return new Preference(person, muted, digestHour, otherZone, language);
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
