package heed.pages.frame;

import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Preference;
import heed.platform.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoiceTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  private final Voice english = Voice.usual();
  private final Voice chinese = new Voice(Language.CHINESE, ZoneId.of("Asia/Shanghai"));

  @Test
  void days_and_distances_are_said_in_the_reader_s_language() {
    assertThat(english.day(TODAY)).isEqualTo("1 Mar 2026");
    assertThat(chinese.day(TODAY)).isEqualTo("2026年3月1日");
    assertThat(english.distance(TODAY, TODAY.plusDays(1))).isEqualTo("tomorrow");
    assertThat(english.distance(TODAY, TODAY.minusDays(3))).isEqualTo("3 days ago");
    assertThat(english.distance(TODAY, TODAY.plusMonths(8))).isEqualTo("in 8 months");
    assertThat(chinese.distance(TODAY, TODAY.plusDays(30))).isEqualTo("4 周后");
    assertThat(chinese.distance(TODAY, TODAY)).isEqualTo("今天");
  }

  @ParameterizedTest
  @CsvSource({
    "0, today",
    "1, tomorrow",
    "-1, yesterday",
    "13, in 13 days",
    "14, in 2 weeks",
    "-14, 2 weeks ago",
    "59, in 8 weeks",
    "60, in 2 months",
    "-253, 8 months ago",
    "699, in 23 months",
    "700, in 2 years"
  })
  void a_distance_is_said_in_the_unit_that_people_would_use(int days, String words) {
    assertThat(english.distance(TODAY, TODAY.plusDays(days))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0, unestimated, ~0 pm",
    "1.125, unestimated, ~1.1 pm",
    "0.25, estimated, 0.25 pm",
    "3, estimated, 3 pm"
  })
  void an_effort_says_whether_it_is_known(double effort, String known, String words) {
    assertThat(english.effort(effort, known.equals("estimated"))).isEqualTo(words);
  }

  @Test
  void moments_are_on_the_reader_s_clock_which_is_named() {
    var at = Instant.parse("2026-03-01T20:05:00Z").toEpochMilli();

    assertThat(english.moment(at)).isEqualTo("1 Mar 2026, 20:05 UTC");
    assertThat(new Voice(Language.ENGLISH, ZoneId.of("Europe/Berlin")).moment(at))
        .isEqualTo("1 Mar 2026, 21:05 CET");
    assertThat(chinese.moment(at)).startsWith("2026年3月2日 04:05");
    assertThat(chinese.dayOf(at)).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(new Voice(Language.ENGLISH, ZoneOffset.ofHours(3)).moment(at)).endsWith("+03:00");
  }

  @Test
  void places_count_as_people_do() {
    assertThat(List.of(1, 2, 3, 4, 11, 12, 13, 21, 102, 111, 1003))
        .extracting(english::place)
        .containsExactly(
            "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th",
            "1,003rd");
    assertThat(chinese.place(3)).isEqualTo("第 3 位");
  }

  @Test
  void a_chosen_language_and_zone_win_over_the_browser_s() {
    var chosen = new Preference("a@b.example", List.of(), 8, "Asia/Shanghai", "zh-CN");

    var voice = Voice.of(chosen, Language.ENGLISH);

    assertThat(voice.language()).isEqualTo(Language.CHINESE);
    assertThat(voice.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(Voice.of(Preference.usual("a@b.example"), Language.CHINESE).language())
        .isEqualTo(Language.CHINESE);
  }
}
