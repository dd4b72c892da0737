package heed.pages.chart;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Named marks by two numbers. Names stand beside their marks as long as they leave each other
/// room, the first given first; every mark is a link that says its name when it is pointed at or
/// focused.
///
/// @param down words of the scale from the bottom up
/// @param over words of the scale from left to right
public record Scatter(
    Caption caption,
    List<Key> keys,
    List<Axis.Rule> rules,
    List<Axis.Rule> marks,
    String down,
    String over,
    List<Mark> points,
    Sheet sheet) {
  public static final int TOP = 44;
  public static final int HEIGHT = 380;
  public static final int BASE = TOP + HEIGHT;
  public static final int ALL = BASE + 44;

  /// Something to be placed.
  ///
  /// @param words all of it in a sentence
  public record Point(String name, double over, double up, Ink ink, String words, String address) {}

  /// A point as it is drawn.
  ///
  /// @param label where its name stands, or null where there is no room
  public record Mark(
      String x,
      String y,
      String name,
      Ink ink,
      String words,
      String address,
      @Nullable Label label) {}

  /// Where the name of a mark stands.
  ///
  /// @param dx,dy pixels from the mark
  /// @param anchor `start`, `middle` or `end`
  /// @param roomy whether it needs a wide screen
  public record Label(int dx, int dy, String anchor, boolean roomy) {}

  public static Scatter of(
      Caption caption,
      List<Key> keys,
      List<Point> points,
      Axis up,
      DoubleFunction<String> amounts,
      String down,
      Axis along,
      DoubleFunction<String> sizes,
      String over,
      Sheet sheet) {
    var spots =
        points.stream()
            .map(point ->
                new Labels.Spot(
                    along.place(point.over()),
                    TOP + HEIGHT * (1 - up.place(point.up())),
                    point.name()))
            .toList();
    var labels = new Labels(spots, TOP, BASE).placed();
    return new Scatter(
        caption,
        List.copyOf(keys),
        up.across(TOP, HEIGHT, amounts),
        along.along(sizes),
        down,
        over,
        IntStream.range(0, points.size())
            .mapToObj(at -> mark(points.get(at), spots.get(at), labels.get(at).orElse(null)))
            .toList(),
        sheet);
  }

  private static Mark mark(Point point, Labels.Spot spot, @Nullable Label label) {
    return new Mark(
        Places.percent(spot.x()),
        Places.pixels(spot.y()),
        point.name(),
        point.ink(),
        point.words(),
        point.address(),
        label);
  }
}
