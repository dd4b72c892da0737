package heed.pages.loop;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.loop.WeeklyList;
import heed.outbox.Outbox;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.people.Person;
import heed.people.Role;
import heed.platform.Ids;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// On the demo's book, as a lead and a CSM see it.
final class LoopFiguresPageTest {
  private static final Site SITE = new Site(SettableClock.morning()).tellTheDemo();
  private static Visitor pm = new Visitor(SITE);

  @BeforeAll
  static void signIn() {
    pm = Visitor.signedIn(SITE, Cast.PIA);
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void the_title_says_how_much_was_told() {
    var page = pm.get("/loops/figures");

    assertThat(page.textOf("h1")).matches("We told customers [0-9]+ % of what was decided");
    assertThat(page.text()).contains("Half of it within", "Where we are silent", "By CSM");
    assertThat(pm.get("/loops").html()).contains("href=\"/loops/figures\"");
  }

  @Test
  void bars_and_columns_are_readable_without_seeing_them() {
    var html = pm.get("/loops/figures").html();

    assertThat(html)
        .containsPattern("aria-label=\"[0-9]+ told, [0-9]+ waived, [0-9]+ open of [0-9]+\"")
        .containsPattern("<title>[A-Z][a-z]+ 20[0-9]{2}: [0-9]+ told")
        .doesNotContain("style=");
    assertThat(pm.get("/loops/figures").text()).contains("By month of the decision");
  }

  @Test
  void a_csm_sees_own_figures_only() {
    var lena = new Person("lena@heed.example", "Lena Hoffmann", Role.CSM);
    var csm = Visitor.signedIn(SITE, lena);

    var page = csm.get("/loops/figures?csm=" + "sam%40heed.example");

    assertThat(page.textOf("h1")).startsWith("You told customers ");
    assertThat(page.text()).doesNotContain("By CSM");
    assertThat(page.text()).isEqualTo(csm.get("/loops/figures").text());
  }

  @Test
  void a_pm_opens_the_figures_of_one_csm_and_of_nobody() {
    assertThat(pm.get("/loops/figures?csm=lena%40heed.example").text())
        .contains("Everybody’s figures")
        .doesNotContain("By CSM");
    assertThat(pm.get("/loops/figures?csm=nobody").status()).isEqualTo(200);
    assertThat(pm.get("/loops/figures?csm=nobody-here%40x.test").textOf("h1"))
        .isEqualTo("There was nothing to tell in this time");
  }

  @Test
  void a_period_that_is_none_is_refused_and_one_without_loops_is_empty() {
    assertThat(pm.get("/loops/figures?from=2026-11-02&to=2026-11-01").status()).isEqualTo(400);
    assertThat(pm.get("/loops/figures?from=soon").status()).isEqualTo(400);
    assertThat(pm.get("/loops/figures?from=2020-01-01&to=2020-01-02").textOf("h1"))
        .isEqualTo("There was nothing to tell in this time");
  }

  @Test
  void a_viewer_does_not_see_it() {
    var viewer = Visitor.signedIn(SITE, Cast.VERA);

    assertThat(viewer.get("/loops/figures").status()).isEqualTo(403);
    assertThat(new Visitor(SITE).get("/loops/figures").status()).isEqualTo(401);
  }

  @Test
  void the_weekly_list_stands_on_the_messages_page_without_money() {
    var monday = new SettableClock(Instant.parse("2026-11-23T08:00:00Z"));
    new WeeklyList(
            SITE.database,
            SITE.loops,
            new Outbox(SITE.messages, new Ids(monday, new Random(1))),
            "page",
            monday)
        .tellDue();

    var messages = pm.get("/messages").text();

    assertThat(messages).containsPattern("[0-9]+ answers are owed to customers, [0-9]+ overdue");
    assertThat(messages).contains("Who owes it", "Owed for longest", "As of 23 November 2026.");
  }

  @Test
  void nothing_decided_yet_is_said_in_words() {
    try (var site = new Site(SettableClock.morning())) {
      var page = Visitor.signedIn(site, Cast.PIA).get("/loops/figures");

      assertThat(page.textOf("h1")).isEqualTo("There was nothing to tell in this time");
      assertThat(page.text()).contains("Nobody waits for word that was due before today.");
    }
  }
}
