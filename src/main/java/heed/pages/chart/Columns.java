package heed.pages.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/// Columns side by side, each a stack of parts: by month, or by any other few things in an order.
///
/// @param rules lines across with their amounts, from the bottom up
/// @param linked whether columns lead somewhere
public record Columns(
    Caption caption,
    List<Key> keys,
    List<Axis.Rule> rules,
    List<Column> columns,
    boolean linked,
    Sheet sheet) {
  /// Pixels above the highest column, for what is written there.
  public static final int TOP = 20;

  /// Pixels of a column that reaches the end of the scale.
  public static final int HEIGHT = 180;

  /// Where the writing below begins, and how high all is.
  public static final int BASE = TOP + HEIGHT;

  public static final int ALL = BASE + 40;

  private static final double FILLED = 0.68;
  private static final int STEPS = 4;

  /// What a column stands for.
  ///
  /// @param label below it, a few letters
  /// @param note below that, such as the year, or null
  /// @param top what is written above it where there is room
  /// @param words all of it in a sentence
  /// @param parts as many as there are keys, each 0 or more
  public record Stack(
      String label,
      @Nullable String note,
      String top,
      String words,
      @Nullable String address,
      List<Double> parts) {
    double sum() {
      return parts.stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  /// A column as it is drawn.
  public record Column(
      String x,
      String middle,
      String width,
      String topAt,
      String label,
      @Nullable String note,
      String top,
      String words,
      @Nullable String address,
      List<Part> parts) {}

  /// A part of it.
  public record Part(String y, String height, Ink ink) {}

  /// These stacks beside each other, over a scale from nothing.
  ///
  /// @param amounts how the scale says its ticks
  public static Columns of(
      Caption caption,
      List<Key> keys,
      List<Stack> stacks,
      DoubleFunction<String> amounts,
      Sheet sheet) {
    var most = stacks.stream().mapToDouble(Stack::sum).max().orElse(0);
    return of(caption, keys, stacks, Axis.upTo(most, STEPS), amounts, sheet);
  }

  /// On a scale of one’s own, such as 0 to 100 %.
  public static Columns of(
      Caption caption,
      List<Key> keys,
      List<Stack> stacks,
      Axis axis,
      DoubleFunction<String> amounts,
      Sheet sheet) {
    var columns = new ArrayList<Column>();
    for (var at = 0; at < stacks.size(); at++) {
      columns.add(column(stacks.get(at), keys, axis, at, stacks.size()));
    }
    return new Columns(
        caption,
        List.copyOf(keys),
        axis.across(TOP, HEIGHT, amounts),
        columns,
        stacks.stream().anyMatch(stack -> stack.address() != null),
        sheet);
  }

  private static Column column(Stack stack, List<Key> keys, Axis axis, int at, int count) {
    var parts = new ArrayList<Part>();
    var below = 0.0;
    for (var part = 0; part < keys.size(); part++) {
      var from = axis.place(below) * HEIGHT;
      below += stack.parts().get(part);
      var to = axis.place(below) * HEIGHT;
      if (to > from) {
        parts.add(
            new Part(Places.pixels(BASE - to), Places.pixels(to - from), keys.get(part).ink()));
      }
    }
    var step = 1.0 / count;
    return new Column(
        Places.percent(step * (at + (1 - FILLED) / 2)),
        Places.percent(step * (at + 0.5)),
        Places.percent(step * FILLED),
        Places.pixels(BASE - axis.place(below) * HEIGHT - 6),
        stack.label(),
        stack.note(),
        stack.top(),
        stack.words(),
        stack.address(),
        parts);
  }
}
