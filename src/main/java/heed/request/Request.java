package heed.request;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One filing: an account needs a feature.
///
/// @param place the order in which requests were first stored; an update keeps it
/// @param feature the feature it was filed for, which may since have been merged into another
/// @param severity 1 to 5, see [Severity]
/// @param expansionArrMinor revenue the feature would open at this account, in minor units
/// @param filedAt a date (`2026-11-22`) or a UTC instant (`2026-11-22T09:30:00Z`); null when
///   unknown
public record Request(
    String key,
    long place,
    String account,
    String feature,
    int severity,
    boolean coreUseCase,
    @Nullable Long expansionArrMinor,
    @Nullable String quote,
    @Nullable String contact,
    @Nullable String filedBy,
    @Nullable String filedAt,
    @Nullable String sourceUrl) {

  /// The same request, filed then.
  Request filedAt(@Nullable String when) {
    return new Request(
        key,
        place,
        account,
        feature,
        severity,
        coreUseCase,
        expansionArrMinor,
        quote,
        contact,
        filedBy,
        when,
        sourceUrl);
  }

  /// The UTC day of filing, which is what counts.
  public @Nullable LocalDate filedDate() {
    return filedAt == null ? null : LocalDate.parse(filedAt.substring(0, 10));
  }
}
