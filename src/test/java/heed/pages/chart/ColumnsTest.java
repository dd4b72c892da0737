package heed.pages.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ColumnsTest {
  private static final Caption CAPTION = new Caption("id", "Heading", null, "Spoken", "Table");
  private static final Sheet SHEET = new Sheet(List.of(Sheet.Head.text("Month")), List.of());
  private static final List<Key> KEYS =
      List.of(new Key(Ink.STRIPED, "at risk"), new Key(Ink.DOTTED, "healthy"));

  private static Columns.Stack stack(Double... parts) {
    return new Columns.Stack("Jan", null, "", "January", null, List.of(parts));
  }

  @Test
  void parts_stand_on_each_other_from_the_base_line_up() {
    var columns = Columns.of(CAPTION, KEYS, List.of(stack(50.0, 50.0)), Double::toString, SHEET);

    assertThat(columns.columns().getFirst().parts())
        .containsExactly(
            new Columns.Part("110", "90", Ink.STRIPED), new Columns.Part("20", "90", Ink.DOTTED));
  }

  @Test
  void nothing_is_drawn_for_a_part_of_nothing() {
    var columns = Columns.of(CAPTION, KEYS, List.of(stack(0.0, 10.0)), Double::toString, SHEET);

    assertThat(columns.columns().getFirst().parts()).hasSize(1);
  }

  @Test
  void a_picture_of_nothing_but_zeros_still_has_a_scale() {
    var columns = Columns.of(CAPTION, KEYS, List.of(stack(0.0, 0.0)), Double::toString, SHEET);

    assertThat(columns.rules()).hasSizeGreaterThan(1);
    assertThat(columns.columns().getFirst().parts()).isEmpty();
  }

  @Test
  void a_line_runs_through_its_points_in_the_order_of_time() {
    var course =
        Course.of(
            CAPTION,
            List.of(
                new Course.Point(10, 100, "later", null), new Course.Point(0, 0, "first", null)),
            Axis.between(0, 100, 0.0, 100.0),
            Double::toString,
            Axis.between(0, 10),
            Double::toString,
            SHEET);

    assertThat(course.legs())
        .containsExactly(new Course.Leg("0%", "" + Course.BASE, "100%", "" + Course.TOP));
    assertThat(course.dots().getFirst().words()).isEqualTo("first");
  }
}
