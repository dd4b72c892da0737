package heed.loop;

import org.jspecify.annotations.Nullable;

/// How well some loops were closed. Superseded ones are none of them: newer word took their place,
/// and that is counted by its own loop.
///
/// @param told customers heard it from a person
/// @param waived somebody decided that nobody needs to hear it
/// @param open still owed or snoozed
/// @param overdue those of the open ones that are owed and were due before today
/// @param medianDays from opening to telling, of the told ones: the middle one, or half way between
///   the two in the middle; days of 24 hours, null when none was told
public record Closure(
    long told, long waived, long open, long overdue, @Nullable Double medianDays) {

  /// The loop closure rate: told / (told + waived + open), 0 to 1; null when there was nothing to
  /// tell. What was waived counts against it, for nobody was told.
  public @Nullable Double rate() {
    return total() == 0 ? null : (double) told / total();
  }

  public long total() {
    return told + waived + open;
  }
}
