package heed.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DueDatesTest {
  @ParameterizedTest
  @CsvSource({
    // Sunday to Saturday of one week: five working days later
    "2026-11-22, 2026-11-27",
    "2026-11-23, 2026-11-30",
    "2026-11-24, 2026-12-01",
    "2026-11-25, 2026-12-02",
    "2026-11-26, 2026-12-03",
    "2026-11-27, 2026-12-04",
    "2026-11-28, 2026-12-04",
    // over the end of a year and a leap day
    "2026-12-30, 2027-01-06",
    "2028-02-25, 2028-03-03",
  })
  void a_customer_hears_within_five_working_days(LocalDate today, LocalDate due) {
    assertThat(DueDates.due(5, today, null, null)).isEqualTo(due);
  }

  @ParameterizedTest
  @EnumSource(Milestone.class)
  void every_milestone_has_a_due_date_after_today(Milestone milestone) {
    var sunday = LocalDate.of(2026, 11, 22);

    assertThat(DueDates.due(LoopPolicy.DEFAULT.dueWorkingDays().of(milestone), sunday, null, null))
        .isEqualTo(LocalDate.of(2026, 11, 27));
  }

  @ParameterizedTest
  @CsvSource({
    // renewal 60 days after the decision; today is Sunday 22 November 2026, usual due date the 27th
    "2027-01-27, 2026-11-27", // decides a day after the usual date
    "2027-01-26, 2026-11-27", // decides on it
    "2027-01-25, 2026-11-26", // decides a day before it
    "2027-01-22, 2026-11-23", // decides tomorrow
    "2027-01-21, 2026-11-22", // decides today
    "2027-01-20, 2026-11-27", // decided yesterday: too late to be in time
    "2026-11-22, 2026-11-27", // renews today
    "2026-11-21, 2026-11-27", // renewed yesterday: next year's decision counts
    "2030-06-30, 2026-11-27",
  })
  void the_customer_hears_before_deciding(LocalDate renewal, LocalDate due) {
    var today = LocalDate.of(2026, 11, 22);

    assertThat(DueDates.due(5, today, renewal, null)).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-05, 2026-11-22, 2026-11-06",
    "2027-10-01, 2026-11-22, 2027-08-02",
    "2026-11-22, 2026-11-22, 2026-09-23",
    "2026-11-21, 2026-11-22, 2027-09-22",
    "2020-11-23, 2026-11-22, 2026-09-24",
    // 29 February becomes the 28th in other years, and the 29th again in a leap year
    "2024-02-29, 2026-11-22, 2026-12-30",
    "2024-02-29, 2027-03-01, 2027-12-31",
  })
  void a_renewal_in_the_past_comes_again_every_year(
      LocalDate renewal, LocalDate today, @Nullable LocalDate decision) {
    assertThat(DueDates.decisionDate(renewal, today)).isEqualTo(decision);
  }
}
