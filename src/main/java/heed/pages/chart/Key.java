package heed.pages.chart;

/// What an ink stands for.
public record Key(Ink ink, String words) {}
