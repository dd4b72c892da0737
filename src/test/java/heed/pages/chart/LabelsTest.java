package heed.pages.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LabelsTest {
  private static final int TOP = 0;
  private static final int BASE = 400;

  private static List<Optional<Scatter.Label>> placed(Labels.Spot... spots) {
    return new Labels(List.of(spots), TOP, BASE).placed();
  }

  @Test
  void a_name_with_room_stands_to_the_right_of_its_mark_on_every_screen() {
    var label = placed(new Labels.Spot(0.2, 100, "SSO")).getFirst().orElseThrow();

    assertThat(label.anchor()).isEqualTo("start");
    assertThat(label.roomy()).isFalse();
  }

  @Test
  void a_name_at_the_right_edge_stands_to_the_left_of_its_mark() {
    var label = placed(new Labels.Spot(1, 100, "Audit log")).getFirst().orElseThrow();

    assertThat(label.anchor()).isEqualTo("end");
  }

  @Test
  void of_two_marks_on_one_spot_the_first_is_named_and_its_name_leaves_the_other_mark_free() {
    var labels =
        placed(new Labels.Spot(0.5, 100, "First of all"), new Labels.Spot(0.505, 100, "Second"));

    assertThat(labels.getFirst()).isPresent();
    assertThat(labels.getFirst().orElseThrow().anchor()).isNotEqualTo("start");
  }

  @Test
  void a_name_that_has_room_on_a_desktop_only_says_so() {
    var labels =
        placed(
            new Labels.Spot(0.10, 100, "A name of some length"),
            new Labels.Spot(0.40, 100, "Another name of length"),
            new Labels.Spot(0.10, 118, "Third name of length"),
            new Labels.Spot(0.10, 82, "Fourth name of length"),
            new Labels.Spot(0.40, 118, "Fifth name of length"),
            new Labels.Spot(0.40, 82, "Sixth name of length"));

    assertThat(labels).anyMatch(label -> label.isPresent() && label.get().roomy());
    assertThat(labels).anyMatch(label -> label.isPresent() && !label.get().roomy());
  }

  @Test
  void in_a_crowd_some_names_have_no_place() {
    var spots = new Labels.Spot[40];
    for (var at = 0; at < spots.length; at++) {
      spots[at] = new Labels.Spot(0.5 + at * 0.001, 200, "A feature with a name " + at);
    }

    var labels = placed(spots);

    assertThat(labels.stream().filter(Optional::isPresent).count()).isBetween(1L, 10L);
  }

  @Test
  void chinese_names_take_the_room_that_they_need() {
    var label = placed(new Labels.Spot(0.7, 100, "数据导出与审计日志")).getFirst().orElseThrow();

    assertThat(label.anchor()).isEqualTo("end");
  }
}
