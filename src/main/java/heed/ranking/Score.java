package heed.ranking;

/// What a feature is worth, unrounded, in major units a year; priority per person-month.
///
/// @param value protect + grow
/// @param late what lateness took away from protect
public record Score(double priority, double value, double protect, double grow, double late) {}
