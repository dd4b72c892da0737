package heed.ranking;

/// A point of the urgency curve.
///
/// @param days days until the customer decides, 0 to 36,500
/// @param share how much of the stake counts then, 0 to 1
public record UrgencyPoint(int days, double share) {}
