package heed.pages.chart;

/// How an area is filled: a colour with a pattern of its own, so that nobody needs to tell colours
/// apart. `chart.css` draws them, `chartinks.jte` holds the patterns.
public enum Ink {
  /// Plain, in the accent colour.
  PLAIN("plain"),
  /// Green with dots.
  DOTTED("dotted"),
  /// Red with broad stripes.
  STRIPED("striped"),
  /// Amber with upright lines.
  LINED("lined"),
  /// Hatched, without a colour.
  HATCHED("hatched"),
  /// An outline.
  HOLLOW("hollow");

  private final String style;

  Ink(String style) {
    this.style = style;
  }

  /// The class of the mark.
  public String style() {
    return style;
  }
}
