package heed.guilty.ranking;

import java.time.InstantSource;

/// A figure that depends on a clock.
record LooksAtAClock(InstantSource clock) {}
