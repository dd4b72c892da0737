package heed.ranking;

import org.jspecify.annotations.Nullable;

/// How a policy came in force.
///
/// @param actor who put it in force
/// @param atMs when, in milliseconds since 1970-01-01 UTC
/// @param reason why, in the words of the one who did; null when nobody asked
public record PolicyAdopted(
    NumberedPolicy policy, String actor, long atMs, @Nullable String reason) {}
