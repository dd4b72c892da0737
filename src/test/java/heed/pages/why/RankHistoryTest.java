package heed.pages.why;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.cast.WorkedExample;
import heed.history.Place;
import heed.pages.frame.Voice;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.ranking.Ranking;
import heed.ranking.ScoringPolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Where a feature stood, beside why it stands where it does.
final class RankHistoryTest {
  private static final Ranking RANKING =
      Ranking.of(WorkedExample.book(), ScoringPolicy.DEFAULT, SettableClock.TODAY);

  @Test
  void the_demo_shows_a_line_a_table_and_words() {
    try (var site = new Site(SettableClock.morning()).tellTheDemo()) {
      var drawer = Visitor.signedIn(site, Cast.CARA).get("/features/sso", "HX-Request", "true");

      assertThat(drawer.text())
          .containsPattern("Where it stood [0-9]+[a-z]+ now; [0-9]+[a-z]+ in ");
      assertThat(drawer.html()).containsPattern("<svg class=\"places\"[^>]* role=\"img\"");
      assertThat(drawer.html()).containsPattern("<path d=\"M36 [0-9]+[HV][0-9HV]+\"/>");
      assertThat(drawer.text()).contains("As a table", " of 2");
    }
  }

  @Test
  void a_chinese_reader_reads_the_reasons_in_chinese() {
    try (var site = new Site(SettableClock.morning()).tellTheDemo()) {
      var visitor = Visitor.signedIn(site, Cast.CARA);
      visitor.post("/language", Map.of("to", "zh-CN"));

      var drawer = visitor.get("/features/audit", "HX-Request", "true");
      var page = visitor.get("/?sort=-asks");

      assertThat(drawer.text())
          .contains("排第一，因为", "谁提出，原话如何", "排名的变化", "流失概率")
          .doesNotContain("because", "Without", "at stake", "now;");
      assertThat(page.text())
          .contains("每人月带来的价值最高", "评估中", "导出 CSV")
          .doesNotContain("open features");
    }
  }

  @Test
  void without_places_nothing_is_said() {
    assertThat(RankHistory.of(List.of(), 1, RANKING, Voice.usual())).isNull();
    assertThat(history(1, place("2026-11-22", 1))).isNull();
  }

  @Test
  void one_place_that_never_changed_needs_no_line() {
    var history = history(3, place("2026-03-02", 3));

    assertThat(history.sentence())
        .isEqualTo("3rd since 2 Mar 2026, which is as far back as places were written down.");
    assertThat(history.path()).isNull();
  }

  @Test
  void the_line_goes_in_steps_from_place_to_place_up_to_today() {
    var history = history(1, place("2026-11-02", 3), place("2026-11-12", 2));

    assertThat(history.path()).isEqualTo("M36 84H292V48H548V12");
    assertThat(history.best()).isEqualTo("1");
    assertThat(history.worst()).isEqualTo("3");
    assertThat(history.atX()).isEqualTo(548);
    assertThat(history.rows())
        .extracting(WhyView.History.Row::place)
        .containsExactly("2nd of 3", "3rd of 3");
  }

  @Test
  void while_it_was_not_ranked_there_is_no_line() {
    var history =
        history(2, place("2026-11-02", 1), place("2026-11-12", 0), place("2026-11-17", 2));

    assertThat(history.path()).isEqualTo("M36 12H292M420 84H548V84");
  }

  @Test
  void what_is_decided_says_where_it_was_last() {
    var history = history(null, place("2026-10-02", 7), place("2026-10-12", 4));

    assertThat(history.sentence()).isEqualTo("Not ranked any more; 4th when it last was.");
    assertThat(history.atY()).isNegative();
  }

  @Test
  void months_are_told_in_their_order_and_at_most_three() {
    assertThat(history(1, place("2026-09-05", 2)).sentence())
        .isEqualTo("1st now; 2nd in Sep 2026.");
    assertThat(
            history(
                    2,
                    place("2026-05-05", 5),
                    place("2026-06-05", 4),
                    place("2026-07-05", 9),
                    place("2026-08-05", 4),
                    place("2026-09-05", 3))
                .sentence())
        .isEqualTo("2nd now; 5th in May 2026, 9th in Jul 2026, 3rd in Sep 2026.");
  }

  private static Place place(String day, int rank) {
    return new Place(LocalDate.parse(day), rank, 3, 100_00);
  }

  private static WhyView.@Nullable History history(@Nullable Integer rank, Place... places) {
    return RankHistory.of(List.of(places), rank, RANKING, Voice.usual());
  }
}
