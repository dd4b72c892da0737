package heed.loop;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An account that should have heard from us before today.
///
/// @param csm who looks after it now, or null
/// @param arrMinor what it pays a year, in minor units: only for those who may see money
/// @param overdue how much word it waits for that was due before today
/// @param since the earliest of these days
public record SilentAccount(
    String key,
    String name,
    @Nullable String csm,
    @Nullable String segment,
    long arrMinor,
    int overdue,
    LocalDate since) {}
