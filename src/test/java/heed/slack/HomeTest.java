package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.people.PreferenceStore;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.Workspace;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The Home tab, full and empty.
final class HomeTest {
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench();
    bench.desk.keep(Cast.sso());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void sixty_loops_and_a_hundred_and_fifty_accounts_fit_and_pages_turn() {
    for (var i = 0; i < 150; i++) {
      var name = "名前 <!channel> 🚀 שלום " + "x".repeat(150) + i;
      bench.desk.keep(Cast.acme().key("a%03d".formatted(i)).name(name).csm(Cast.CARA.email()));
      if (i < 60) {
        bench.desk.keep("r" + i, ARequest.by("a%03d".formatted(i), "sso").severity(3));
      }
    }
    bench.decide("sso", Status.SHIPPED);

    var first = home(Bench.CARA, 1);
    assertThat(first.json().toString())
        .contains("60 customers wait", "Your 150 accounts", "and 35 more")
        .contains("名前 <!channel>")
        .doesNotContain("mrkdwn");
    bench.sender.clickInHome(Bench.CARA, first, "Later");
    FakeSlack.until("the page turned", () -> bench.slack.workspace().views().size() == 2);
    assertThat(bench.slack.workspace().lastView().json().toString()).contains("Earlier");
  }

  @Test
  void it_is_never_blank_and_a_viewer_sees_no_money() {
    bench.desk.keep(Cast.acme());
    bench.desk.keep("r1", ARequest.by("acme", "sso").severity(5));

    assertThat(home(Bench.CARA, 1).json().toString()).contains("Nobody waits", "asks for Single");
    assertThat(home(Bench.PIA, 2).json().toString()).contains("First in the backlog");
    assertThat(home(Bench.VERA, 3).json().toString()).doesNotContain("$").contains("/heed top");
  }

  @Test
  void what_one_hears_is_chosen_there() {
    var view = home(Bench.CARA, 1);
    bench.sender.clickInHome(Bench.CARA, view, "What you hear");
    FakeSlack.until("it opened", () -> bench.slack.workspace().views().size() == 2);
    var form = bench.slack.workspace().lastView();

    var reply = bench.sender.submit(Bench.CARA, form, Map.of("muted", "yes", "hour", "7"));

    assertThat(reply.body()).isEmpty();
    var chosen = bench.database.read(handle -> new PreferenceStore().of(handle, Cast.CARA.email()));
    assertThat(chosen.digestHour()).isEqualTo(7);
    assertThat(chosen.muted()).hasSize(1);
  }

  private Workspace.View home(String member, int views) {
    bench.sender.event(
        "Ev" + views,
        Map.of("type", "app_home_opened", "user", member, "tab", "home", "channel", "D0"));
    FakeSlack.until("Home came", () -> bench.slack.workspace().views().size() == views);
    return bench.slack.workspace().lastView();
  }
}
