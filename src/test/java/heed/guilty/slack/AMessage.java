package heed.guilty.slack;

/// Another door.
public final class AMessage {}
