package heed.pages.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// A line: how one number went over time. Between two points it runs straight, and claims no more
/// than that.
///
/// @param rules lines across with their amounts
/// @param marks along the bottom
/// @param linked whether points lead somewhere
public record Course(
    Caption caption,
    List<Axis.Rule> rules,
    List<Axis.Rule> marks,
    List<Leg> legs,
    List<Dot> dots,
    boolean linked,
    Sheet sheet) {
  public static final int TOP = 16;
  public static final int HEIGHT = 120;
  public static final int BASE = TOP + HEIGHT;
  public static final int ALL = BASE + 24;

  /// A point of the line.
  ///
  /// @param at when, in any unit that rises
  /// @param words all of it in a sentence
  public record Point(double at, double value, String words, @Nullable String address) {}

  /// A point as it is drawn.
  public record Dot(String x, String y, String words, @Nullable String address) {}

  /// From one point to the next.
  public record Leg(String x1, String y1, String x2, String y2) {}

  /// The line through these points, with its two scales.
  ///
  /// @param across the scale of what is measured
  /// @param along the scale of time
  /// @param times how the scale of time says its ticks
  public static Course of(
      Caption caption,
      List<Point> points,
      Axis across,
      DoubleFunction<String> amounts,
      Axis along,
      DoubleFunction<String> times,
      Sheet sheet) {
    var dots =
        points.stream()
            .sorted(Comparator.comparingDouble(Point::at))
            .map(point ->
                new Dot(
                    Places.percent(along.place(point.at())),
                    Places.pixels(TOP + HEIGHT * (1 - across.place(point.value()))),
                    point.words(),
                    point.address()))
            .toList();
    var legs = new ArrayList<Leg>();
    for (var at = 1; at < dots.size(); at++) {
      var from = dots.get(at - 1);
      var to = dots.get(at);
      legs.add(new Leg(from.x(), from.y(), to.x(), to.y()));
    }
    return new Course(
        caption,
        across.across(TOP, HEIGHT, amounts),
        along.along(times),
        legs,
        dots,
        points.stream().anyMatch(point -> point.address() != null),
        sheet);
  }
}
