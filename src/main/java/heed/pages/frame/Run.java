package heed.pages.frame;

/// A piece of a text.
///
/// @param hit whether it is what was looked for
public record Run(String text, boolean hit) {}
