package heed.pages.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/// A scale with ticks at 1, 2 or 5 times a power of ten: from a value to its place between 0 and 1.
///
/// @param from the value at place 0
/// @param to the value at place 1
/// @param logarithmic whether equal distances are equal ratios
/// @param ticks values to be written, in rising order, each within the scale
public record Axis(double from, double to, boolean logarithmic, List<Double> ticks) {
  private static final double[] NICE = {1, 2, 5, 10};

  /// So that 0.1 + 0.2 still counts as 0.3.
  private static final double SLACK = 1e-9;

  /// From 0 to the first tick that nothing exceeds.
  ///
  /// @param most the greatest value; a scale of nothing ends at 1
  /// @param steps about how many ticks, 1 or more
  public static Axis upTo(double most, int steps) {
    var step = step(most > 0 ? most : 1, steps);
    var count = (int) Math.max(1, Math.ceil((most > 0 ? most : 1) / step - SLACK));
    var ticks = new ArrayList<Double>();
    for (var at = 0; at <= count; at++) {
      ticks.add(at * step);
    }
    return new Axis(0, count * step, false, List.copyOf(ticks));
  }

  /// For values that differ by their size more than by their distance; from the tick below the
  /// least to the tick above the greatest.
  ///
  /// @param least above 0
  /// @param most not below the least
  public static Axis ratios(double least, double most) {
    var ticks = new ArrayList<Double>();
    var power = Math.pow(10, Math.floor(Math.log10(least)));
    while (true) {
      for (var nice = 0; nice < 3; nice++) {
        var tick = NICE[nice] * power;
        if (tick <= least * (1 + SLACK)) {
          ticks.clear();
        }
        ticks.add(tick);
        if (tick >= most * (1 - SLACK) && ticks.size() > 1) {
          return new Axis(ticks.getFirst(), tick, true, thinned(ticks));
        }
      }
      power *= 10;
    }
  }

  /// Exactly this scale, such as 0 to 100.
  public static Axis between(double from, double to, Double... ticks) {
    return new Axis(from, to, false, List.of(ticks));
  }

  /// Where a value stands: 0 at the beginning, 1 at the end; what is outside stands at the edge.
  public double place(double value) {
    var place =
        logarithmic
            ? Math.log(Math.max(value, from) / from) / Math.log(to / from)
            : (value - from) / (to - from);
    return Math.clamp(place, 0, 1);
  }

  /// Lines across a plot that is so many pixels high, whose zero lies at the bottom.
  List<Rule> across(int top, int height, DoubleFunction<String> words) {
    return ticks.stream()
        .map(tick -> new Rule(Places.pixels(top + height * (1 - place(tick))), words.apply(tick)))
        .toList();
  }

  /// Marks along a plot, in percent of its width.
  List<Rule> along(DoubleFunction<String> words) {
    return ticks.stream()
        .map(tick -> new Rule(Places.percent(place(tick)), words.apply(tick)))
        .toList();
  }

  /// A tick: where, and what it says.
  public record Rule(String at, String words) {}

  private static double step(double most, int steps) {
    var raw = most / steps;
    var power = Math.pow(10, Math.floor(Math.log10(raw)));
    for (var nice : NICE) {
      if (raw <= nice * power * (1 + SLACK)) {
        return nice * power;
      }
    }
    return NICE[NICE.length - 1] * power;
  }

  /// Powers of ten alone where more would stand too close.
  private static List<Double> thinned(List<Double> ticks) {
    if (ticks.size() <= MOST_TICKS) {
      return List.copyOf(ticks);
    }
    return ticks.stream().filter(Axis::isPowerOfTen).toList();
  }

  private static final int MOST_TICKS = 7;

  private static boolean isPowerOfTen(double value) {
    return BigDecimal.valueOf(value)
        .round(new java.math.MathContext(3, RoundingMode.HALF_UP))
        .unscaledValue()
        .toString()
        .matches("10*");
  }
}
