package heed.ranking;

/// The part of an account's stake that one ask claims, with the factors that multiply up to it:
/// weight = severity weight × core factor, protect = stake × share of the stake × late factor.
/// Money in major units a year.
///
/// @param shareOfStake weight ÷ the sum of the account's weights, or the weight alone while that
///   sum is below 1
/// @param amount what it claims, before lateness
/// @param late whether the feature cannot be there by the decision date
/// @param lateFactor 1 unless late
/// @param lost what lateness took away
public record Claim(
    double severityWeight,
    double coreFactor,
    double weight,
    double shareOfStake,
    double amount,
    boolean late,
    double lateFactor,
    double protect,
    double lost) {}
