package heed.pages.frame;

/// A fact with its name.
public record Fact(String name, String value) {}
