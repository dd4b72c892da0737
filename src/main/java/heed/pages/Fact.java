package heed.pages;

/// A fact with its name.
public record Fact(String name, String value) {}
