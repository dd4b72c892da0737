package heed.guilty.feature;

import heed.guilty.request.AndBackAgain;

/// One half of a circle.
public record GoesInCircles(AndBackAgain other) {}
