package heed.pages.loop;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Which of the days that we named still hold?
final class PromisesPageTest {
  private static final Site SITE = new Site(SettableClock.morning()).tellTheDemo();

  @BeforeAll
  static void know() {
    Visitor.signedIn(SITE, Cast.PIA);
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void a_pm_sees_every_promise_and_narrows_by_state() {
    var pm = Visitor.signedIn(SITE, Cast.PIA);

    var all = pm.get("/promises");

    assertThat(all.status()).isEqualTo(200);
    assertThat(all.texts("tr", "nothing")).isEmpty();
    assertThat(all.text()).contains("Promised for", "told of");
    for (var state : new String[] {"open", "broken", "kept"}) {
      var page = pm.get("/promises?state=" + state);
      assertThat(page.status()).as(state).isEqualTo(200);
      for (var other : new String[] {"open", "broken", "kept"}) {
        if (!other.equals(state)) {
          assertThat(page.html()).as(state).doesNotContain("class=\"vow " + other);
        }
      }
    }
    assertThat(pm.get("/promises?state=maybe").status()).isEqualTo(400);
  }

  @Test
  void first_come_the_broken_ones_of_which_the_customer_does_not_know() {
    var pm = Visitor.signedIn(SITE, Cast.PIA);

    var page = pm.get("/promises").html();

    assertThat(page).contains("customers count on a day that no longer holds</h1>");
    var first = page.indexOf("They do not know yet: call them first");
    var others = page.indexOf("All others");
    assertThat(first).isPositive().isLessThan(others);
    assertThat(page.substring(first, others))
        .contains("they have not heard yet")
        .doesNotContain("they know", "class=\"vow kept", "class=\"vow open");
    assertThat(page.substring(others)).contains("they know").doesNotContain("they have not heard");
    assertThat(pm.get("/promises?state=kept").html()).doesNotContain("They do not know yet");
  }

  @Test
  void a_csm_sees_their_own_and_is_told_what_makes_one() {
    var cara = Visitor.signedIn(SITE, Cast.CARA);

    var page = cara.get("/promises?csm=somebody%40else.test");

    assertThat(page.textOf("h1")).isEqualTo("Nobody was told a day yet");
    assertThat(page.text()).contains("A promise is made when");
  }

  @Test
  void it_speaks_chinese() {
    var pm = Visitor.signedIn(SITE, Cast.PIA);
    pm.post("/language", Map.of("to", "zh-CN"));

    assertThat(pm.get("/promises").text()).contains("承诺日期", "全部");
    assertThat(pm.get("/loops").text()).contains("待告知", "告知客户的方式");

    pm.post("/language", Map.of("to", "en"));
  }
}
