package heed.pages.me;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.people.Preference;
import heed.people.PreferenceStore;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// How somebody wants to be written to and how their pages look.
final class PreferencesPageTest {
  private static final Site SITE = new Site(SettableClock.morning());

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void what_is_chosen_holds_and_can_be_undone() {
    var cara = Visitor.signedIn(SITE, Cast.CARA);

    var saved =
        cara.post(
            "/me",
            Map.of(
                "hear.planned", "1",
                "hour", "7",
                "zone", "Asia/Shanghai",
                "language", "zh-CN",
                "heed-theme", "dark",
                "heed-density", "compact"));

    assertThat(saved.location()).isEqualTo("/me");
    var chosen = chosen();
    assertThat(chosen.mutes("planned")).isFalse();
    assertThat(chosen.mutes("shipped")).isTrue();
    assertThat(chosen.digestHour()).isEqualTo(7);
    assertThat(chosen.zone()).isEqualTo("Asia/Shanghai");
    var page = cara.get("/me");
    assertThat(page.html())
        .contains("lang=\"zh-CN\"", "data-theme=\"dark\"", "data-density=\"compact\"")
        .contains("您的偏好设置已保存。", "name=\"heed-theme\" value=\"\"");

    cara.post("/me", Map.of("hear.planned", "1", "hear.shipped", "1", "hour", "8", "zone", "UTC"));
    assertThat(chosen().mutes("shipped")).isFalse();
    assertThat(chosen().language()).isNull();
    assertThat(cara.get("/me").html()).contains("lang=\"en\"").doesNotContain("data-density=");
  }

  @Test
  void an_unknown_time_zone_is_said_beside_its_field_and_keeps_the_rest() {
    var dev = Visitor.signedIn(SITE, Cast.DEV);

    var page = dev.post("/me", Map.of("hour", "9", "zone", "Mars/<b>"));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("“Mars/<b>” is no time zone that Heed knows.");
    assertThat(page.html()).contains("value=\"Mars/&lt;b>\"", "aria-invalid=\"true\"");
  }

  @Test
  void a_viewer_chooses_language_and_looks() {
    var viewer = Visitor.signedIn(SITE, Cast.VERA);

    assertThat(viewer.get("/me").text()).contains("Theme", "Rows").doesNotContain("Remind me");
    assertThat(viewer.post("/me", Map.of("zone", "Europe/Berlin")).status()).isEqualTo(303);
    assertThat(viewer.post("/me", Map.of("hour", "noon", "zone", "UTC")).status()).isEqualTo(400);
  }

  private static Preference chosen() {
    return SITE.database.read(handle -> new PreferenceStore().of(handle, Cast.CARA.email()));
  }
}
