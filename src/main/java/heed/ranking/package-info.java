/// The ranking: what a feature is worth, exactly as `docs/scoring.md` says, why, and what would
/// change it. Pure: reads the Book, a policy and a date; knows no clock, store, chance or door.
@NullMarked
package heed.ranking;

import org.jspecify.annotations.NullMarked;
