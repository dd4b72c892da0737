package heed.guilty;

/// Stands for the composition root, which knows everybody and is known by nobody.
public final class Wiring {}
