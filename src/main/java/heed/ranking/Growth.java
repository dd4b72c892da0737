package heed.ranking;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The expansion revenue that one ask is expected to open: expansion ARR × chance × cooling. Money
/// in major units a year.
///
/// @param expansionArr what the newest request named, 0 when it named none
/// @param filed day of the newest request; null when unknown
/// @param daysSinceFiled 0 when it was filed after the as-of date; null when unknown
/// @param cooling share that is left, 0 to 1
public record Growth(
    double expansionArr,
    double chance,
    @Nullable LocalDate filed,
    @Nullable Integer daysSinceFiled,
    double cooling,
    double amount) {}
