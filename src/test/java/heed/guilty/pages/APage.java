package heed.guilty.pages;

/// A door.
public final class APage {}
