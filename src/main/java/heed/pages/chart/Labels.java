package heed.pages.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives names their places beside marks, the first first, without one lying over another name or
/// mark. The width of a picture is not known where it is drawn: a name that has room on a phone is
/// always shown, one that needs a desktop only there.
final class Labels {
  /// Pixels of the narrowest plot that names are placed for, and of a usual one on a desktop.
  private static final int PHONE = 280;

  private static final int DESKTOP = 720;

  /// Pixels: half the height of a mark, a name’s distance from it, and of the writing.
  private static final int MARK = 6;

  private static final int GAP = 9;
  private static final int LINE = 14;
  private static final double LETTER = 6.6;
  private static final double WIDE_LETTER = 12.5;

  /// Beyond the basic scripts of Europe, letters are as wide as they are high.
  private static final int WIDE_FROM = 0x2E80;

  private final List<Spot> spots;
  private final int top;
  private final int base;

  /// A mark.
  ///
  /// @param x 0 to 1
  /// @param y pixels
  record Spot(double x, double y, String name) {
    double width() {
      return name.codePoints().mapToDouble(each -> each >= WIDE_FROM ? WIDE_LETTER : LETTER).sum();
    }
  }

  private record Box(double left, double top, double right, double bottom) {
    boolean meets(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
  }

  Labels(List<Spot> spots, int top, int base) {
    this.spots = List.copyOf(spots);
    this.top = top;
    this.base = base;
  }

  /// In the order of the spots.
  List<Optional<Scatter.Label>> placed() {
    var placed = new ArrayList<Scatter.@Nullable Label>();
    spots.forEach(_ -> placed.add(null));
    for (var roomy : new boolean[] {false, true}) {
      for (var at = 0; at < spots.size(); at++) {
        if (placed.get(at) == null) {
          placed.set(at, place(at, placed, roomy));
        }
      }
    }
    return placed.stream().map(Optional::ofNullable).toList();
  }

  private Scatter.@Nullable Label place(
      int at, List<Scatter.@Nullable Label> placed, boolean roomy) {
    for (var label : choices(roomy)) {
      // What stands on a phone stands on a desktop too.
      if ((roomy || free(at, label, placed, PHONE)) && free(at, label, placed, DESKTOP)) {
        return label;
      }
    }
    return null;
  }

  private static List<Scatter.Label> choices(boolean roomy) {
    return List.of(
        new Scatter.Label(GAP, 4, "start", roomy),
        new Scatter.Label(-GAP, 4, "end", roomy),
        new Scatter.Label(0, -GAP - 1, "middle", roomy),
        new Scatter.Label(0, GAP + 10, "middle", roomy));
  }

  private boolean free(
      int at, Scatter.Label label, List<Scatter.@Nullable Label> placed, int width) {
    var box = box(spots.get(at), label, width);
    if (box.left < 0 || box.right > width || box.top < top - LINE || box.bottom > base) {
      return false;
    }
    for (var other = 0; other < spots.size(); other++) {
      if (other == at) {
        continue;
      }
      var theirs = placed.get(other);
      if (box.meets(mark(spots.get(other), width))
          || (theirs != null && box.meets(box(spots.get(other), theirs, width)))) {
        return false;
      }
    }
    return true;
  }

  private static Box mark(Spot spot, int width) {
    var x = spot.x() * width;
    return new Box(x - MARK, spot.y() - MARK, x + MARK, spot.y() + MARK);
  }

  private static Box box(Spot spot, Scatter.Label label, int width) {
    var x = spot.x() * width + label.dx();
    var left =
        switch (label.anchor()) {
          case "start" -> x;
          case "end" -> x - spot.width();
          case "middle" -> x - spot.width() / 2;
          case String other -> throw new IllegalArgumentException(other);
        };
    var bottom = spot.y() + label.dy() + 3;
    return new Box(left, bottom - LINE, left + spot.width(), bottom);
  }
}
