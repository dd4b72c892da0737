package heed.loop;

import static heed.loop.LoopDesk.to;
import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.feature.Status;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MilestonePolicyTest {
  @ParameterizedTest
  @CsvSource({
    "new, planned, planned",
    "under_review, planned, planned",
    "in_progress, planned, planned",
    "declined, planned, planned",
    "shipped, planned, planned",
    "planned, planned, none",
    "new, shipped, shipped",
    "in_progress, shipped, shipped",
    "declined, shipped, shipped",
    "shipped, shipped, none",
    "new, declined, declined",
    "planned, declined, declined",
    "shipped, declined, declined",
    "declined, declined, none",
    "planned, in_progress, none",
    "new, in_progress, none",
    "new, under_review, none",
    "planned, new, none",
    "declined, under_review, none",
  })
  void a_status_reached_is_news_or_not(String from, String to, String milestone) {
    assertMilestone(from, null, to, null, milestone);
  }

  @ParameterizedTest
  @CsvSource({
    // the date moves by a day less, none, a day more
    "planned, 2027-03-01, planned, 2027-02-28, none",
    "planned, 2027-03-01, planned, 2027-03-01, none",
    "planned, 2027-03-01, planned, 2027-03-02, slipped",
    "planned, 2027-03-01, planned, , none",
    "planned, , planned, 2027-03-02, none",
    "planned, 2027-03-01, in_progress, 2027-03-02, slipped",
    "planned, 2027-03-01, under_review, 2027-03-02, slipped",
    "in_progress, 2027-03-01, in_progress, 2027-03-02, slipped",
    "in_progress, 2027-03-01, planned, 2027-03-02, slipped",
    "in_progress, 2027-03-01, planned, 2027-02-28, planned",
    "under_review, 2027-03-01, planned, 2027-03-02, planned",
    "new, 2027-03-01, new, 2027-03-02, slipped",
    "planned, 2027-03-01, shipped, 2027-03-02, shipped",
    "planned, 2027-03-01, declined, 2027-03-02, declined",
    "declined, 2027-03-01, under_review, 2027-03-02, none",
    "declined, 2027-03-01, planned, 2027-03-02, planned",
    "shipped, 2027-03-01, shipped, 2027-03-02, none",
  })
  void a_promised_date_that_moves_later_slips(
      String from, @Nullable String before, String to, @Nullable String after, String milestone) {
    assertMilestone(from, before, to, after, milestone);
  }

  private static void assertMilestone(
      String from, @Nullable String before, String to, @Nullable String after, String milestone) {
    var feature =
        Cast.sso()
            .status(Status.of(from))
            .targeting(before == null ? null : LocalDate.parse(before))
            .feature();

    var reached = MilestonePolicy.reached(feature, to(Status.of(to), after), LoopPolicy.DEFAULT);

    assertThat(reached.map(Milestone::word).orElse("none")).isEqualTo(milestone);
  }
}
