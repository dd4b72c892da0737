package heed.guilty.request;

import heed.guilty.feature.GoesInCircles;

/// The other half of a circle.
public record AndBackAgain(GoesInCircles other) {}
