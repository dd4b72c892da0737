package heed.loop;

import heed.feature.Feature;
import org.jspecify.annotations.Nullable;

/// What became of a status change.
///
/// @param milestone what it means to customers, or null when it is no news to them
/// @param loopsOpened how many accounts are owed word of it
/// @param changeSequence the feature's version now, which is its ETag
public record Changed(
    Feature feature, @Nullable Milestone milestone, int loopsOpened, long changeSequence) {}
