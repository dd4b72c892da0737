package heed.ranking;

import org.jspecify.annotations.Nullable;

/// What would be if something were different.
///
/// @param largestAccount id of the account that brings most of the value; null when the value is 0
/// @param largestShare its part of the value, 0 to 1; null when the value is 0
/// @param rankWithoutLargest the rank if that account did not ask for this feature, all other
///   features keeping their values; null when there is none or the feature is not ranked
public record Counterfactuals(
    @Nullable Integer largestAccount,
    @Nullable Double largestShare,
    @Nullable Integer rankWithoutLargest,
    FirstPlace firstPlace) {}
