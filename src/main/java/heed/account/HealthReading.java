package heed.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How healthy an account was found to be on a day. The account’s own health is that of its latest
/// reading.
///
/// @param sequence of the change that set it
/// @param health 0 to 100; null when it was made unknown
/// @param answers that it follows from; null when a number was entered or imported
/// @param date the day in UTC
/// @param by who set it, as the change log calls them
public record HealthReading(
    String account,
    long sequence,
    @Nullable Integer health,
    @Nullable HealthAnswers answers,
    LocalDate date,
    String by) {}
