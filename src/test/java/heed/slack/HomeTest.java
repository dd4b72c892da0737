package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.AFeature;
import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.loop.StatusChange;
import heed.people.Caller;
import heed.platform.Language;
import heed.slack.standin.BlockKitCheck;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.Reading;
import heed.slack.standin.SlackMember;
import heed.slack.standin.SlackSender;
import heed.slack.standin.Workspace;
import heed.slack.text.Pages;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The Home tab, full and empty, for both roles and in both languages.
final class HomeTest {
  private Bench bench;
  private int events;

  @BeforeEach
  void open() {
    bench = new Bench();
    bench.desk.keep(Cast.sso());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @EnumSource
  void sixty_loops_and_a_hundred_and_fifty_accounts_fit_with_the_longest_names(Language language) {
    speak(Bench.CARA, Cast.CARA.email(), language);
    manyOwed();

    var first = home(Bench.CARA);

    assertThat(BlockKitCheck.view(first.json())).isEmpty();
    assertThat(Reading.of(first.json()))
        .contains(
            language == Language.ENGLISH ? "60 customers wait" : "60 个客户在等你的回复",
            language == Language.ENGLISH ? "Your 150 accounts" : "你的 150 个客户",
            language == Language.ENGLISH ? "and 35 more" : "还有 35 个")
        .contains("名前 <!channel> 🚀");
    assertThat(first.json().toString()).doesNotContain("mrkdwn");
    assertThat(loopsOn(first)).isEqualTo(25);
  }

  @ParameterizedTest
  @EnumSource
  void a_pm_with_everything_at_its_fullest_stays_within_the_limits(Language language) {
    speak(Bench.PIA, Cast.PIA.email(), language);
    manyOwed();
    for (var i = 0; i < 9; i++) {
      bench.desk.keep(feature("late" + i, Status.PLANNED).targeting(LocalDate.of(2026, 1, i + 1)));
      bench.desk.keep(feature("new" + i, Status.NEW));
      bench.desk.keep(feature("slip" + i, Status.PLANNED).targeting(LocalDate.parse("2027-01-01")));
      promise("slip" + i, "2027-06-01");
    }
    for (var i = 0; i < 150; i++) {
      bench.desk.keep(
          Cast.globex()
              .key("p%03d".formatted(i))
              .name("长".repeat(150) + "🚀" + i)
              .csm(i < 100 ? Cast.PIA.email() : null));
      bench.desk.keep("n" + i, ARequest.by("p%03d".formatted(i), "late0").severity(3));
    }
    bench.decide("late0", Status.SHIPPED);

    var home = home(Bench.PIA);

    assertThat(BlockKitCheck.view(home.json())).isEmpty();
    assertThat(home.json().path("blocks").size()).isGreaterThan(88).isLessThanOrEqualTo(93);
    assertThat(home.json().toString()).contains("/features/new8").doesNotContain("/features/new1");
  }

  @Test
  void pages_turn_keep_their_places_and_survive_what_happens_meanwhile() {
    manyOwed();
    home(Bench.CARA);
    turn("More customers");
    turn("More accounts");
    var before = bench.slack.workspace().lastView();

    assertThat(Pages.of(before.json().path("private_metadata").asString("")))
        .isEqualTo(new Pages(25, 15));
    bench.sender.clickInHome(Bench.CARA, before, "Told the customer");
    awaitNext(before);

    var after = bench.slack.workspace().lastView();
    assertThat(Pages.of(after.json().path("private_metadata").asString("")))
        .isEqualTo(new Pages(25, 15));
    assertThat(Reading.of(after.json())).contains("59 customers wait", "16–30 of 150");
    assertThat(loopsOn(after)).isEqualTo(25);
    turn("Earlier customers");
    assertThat(SlackSender.labels(bench.slack.workspace().lastView().json().path("blocks")))
        .contains("More customers", "Earlier accounts")
        .doesNotContain("Earlier customers");
  }

  @Test
  void a_page_turn_of_a_view_that_is_no_longer_shown_does_no_harm() {
    manyOwed();
    var old = home(Bench.CARA);
    turn("More customers");
    var now = bench.slack.workspace().lastView();

    bench.sender.clickInHome(Bench.CARA, old, "More accounts");
    awaitNext(now);

    var after = bench.slack.workspace().lastView();
    assertThat(after.json().path("private_metadata"))
        .isEqualTo(now.json().path("private_metadata"));
    assertThat(bench.slack.calls("views.publish"))
        .filteredOn(call -> call.answer().equals("hash_conflict"))
        .hasSize(1);
  }

  @Test
  void a_page_that_no_longer_exists_becomes_the_last_one() {
    assertThat(Pages.begin(50, 60, 25)).isEqualTo(50);
    assertThat(Pages.begin(50, 50, 25)).isEqualTo(25);
    assertThat(Pages.begin(75, 26, 25)).isEqualTo(25);
    assertThat(Pages.begin(25, 0, 25)).isZero();
    assertThat(Pages.of("{\"loops\":-5,\"accounts\":2}")).isEqualTo(new Pages(0, 2));
    assertThat(Pages.of("nonsense")).isEqualTo(Pages.FIRST);
  }

  @ParameterizedTest
  @EnumSource
  void what_is_empty_says_what_to_do_next(Language language) {
    speak(Bench.DEV, Cast.DEV.email(), language);
    speak(Bench.PIA, Cast.PIA.email(), language);
    bench.desk.keep(Cast.sso().status(Status.UNDER_REVIEW));

    assertThat(Reading.of(home(Bench.DEV).json()))
        .contains(
            language == Language.ENGLISH
                ? new String[] {
                  "Nobody waits to hear from you", "Ask an admin of Heed", "Press “File a request”"
                }
                : new String[] {"没有客户在等你的回复", "请 Heed 管理员", "点击“提交需求”"});
    assertThat(Reading.of(home(Bench.PIA).json()))
        .contains(
            language == Language.ENGLISH
                ? new String[] {"No new feature waits", "Nothing is late", "First in the backlog"}
                : new String[] {"没有等待决定的新需求", "没有逾期", "需求优先级"});
  }

  @Test
  void a_csm_sees_accounts_by_decision_with_asks_and_what_became_of_requests() {
    bench.desk.keep(Cast.acme());
    bench.desk.keep(Cast.globex());
    bench.desk.keep(Cast.export().title("Export"));
    bench.desk.keep("r1", ARequest.by("acme", "sso").severity(5).filedBy(Cast.CARA.email()));
    bench.desk.keep("r2", ARequest.by("globex", "export").filedBy(Cast.CARA.email()));
    bench.decide("export", Status.DECLINED);

    var home = Reading.of(home(Bench.CARA).json());

    assertThat(home)
        .contains("1 customer waits", "asks for Single sign-on with SAML (new)")
        .contains("Export for Globex · declined: It does not fit");
    assertThat(home.indexOf("Globex · ")).isPositive();
  }

  @Test
  void a_pm_sees_what_is_new_what_is_late_and_what_slipped() {
    bench.desk.keep(Cast.acme());
    bench.desk.keep("r1", ARequest.by("acme", "sso").severity(5));
    bench.desk.keep(
        feature("audit", Status.PLANNED).title("Audit").targeting(LocalDate.parse("2027-01-01")));
    bench.desk.keep(
        feature("api", Status.PLANNED).title("Bulk API").targeting(LocalDate.parse("2026-01-01")));
    promise("audit", "2027-03-01");

    var home = home(Bench.PIA);

    assertThat(Reading.of(home.json()))
        .contains("1 new feature waits for a decision", "Single sign-on with SAML · 1 account")
        .contains("1 feature is late, 1 slipped lately")
        .contains("Audit slipped from 1 January 2027 to 1 March 2027")
        .contains("Bulk API was promised for 1 January 2026; nobody waits");
    assertThat(home.json().toString()).contains(Bench.BASE_URL + "/features/sso");
    assertThat(bench.sender.clickInHome(Bench.PIA, home, "Open").status()).isEqualTo(200);
  }

  @Test
  void a_viewer_sees_no_money() {
    bench.desk.keep(Cast.acme());
    bench.desk.keep("r1", ARequest.by("acme", "sso").severity(5));

    assertThat(Reading.of(home(Bench.VERA).json())).doesNotContain("$").contains("/heed top");
  }

  @Test
  void every_act_of_its_reader_shows_there_with_one_call() {
    bench.everybodyAsksForSso();
    bench.decide("sso", Status.SHIPPED);
    home(Bench.CARA);
    bench.dispatching.runDue();
    var key = bench.slack.workspace().messageKeys().getFirst();

    bench.sender.click(Bench.CARA, key, "Told the customer");
    FakeSlack.until("Home changed", () -> published() == 2);
    bench.later();

    assertThat(bench.slack.calls("chat.update")).hasSize(1);
    assertThat(Reading.of(bench.slack.workspace().lastView().json())).contains("1 customer waits");
    bench.sender.command(Bench.CARA, "They need more");
    bench.sender.submit(
        Bench.CARA,
        bench.slack.workspace().lastView(),
        Map.of("account", "globex", "feature", "f:sso", "severity", "4"));
    FakeSlack.until("the request stands there", () -> published() == 3);
    assertThat(Reading.of(bench.slack.workspace().lastView().json()))
        .contains("Single sign-on with SAML for Globex");
    assertThat(bench.slack.calls("views.publish")).hasSize(3);
  }

  @Test
  void who_never_opened_it_costs_no_call() {
    bench.everybodyAsksForSso();
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();

    bench.sender.click(
        Bench.CARA, bench.slack.workspace().messageKeys().getFirst(), "Told the customer");
    bench.later();

    assertThat(bench.slack.calls("chat.update")).hasSize(1);
    assertThat(bench.slack.calls("views.publish")).isEmpty();
  }

  private void manyOwed() {
    for (var i = 0; i < 150; i++) {
      var name = "名前 <!channel> 🚀 שלום " + "漢".repeat(150) + i;
      bench.desk.keep(Cast.acme().key("a%03d".formatted(i)).name(name).csm(Cast.CARA.email()));
      if (i < 60) {
        bench.desk.keep("r" + i, ARequest.by("a%03d".formatted(i), "sso").severity(3));
      }
    }
    bench.decide("sso", Status.SHIPPED);
  }

  private static AFeature feature(String key, Status status) {
    return Cast.sso().key(key).title("功能 & <b> " + "🚀".repeat(100) + key).status(status);
  }

  private void promise(String feature, String day) {
    var change = new StatusChange(Status.PLANNED, null, LocalDate.parse(day), null, null, false);
    bench
        .database
        .writer()
        .write(
            Cast.PIA.email(),
            transaction ->
                bench.deciding.change(transaction, feature, change, Caller.of(Cast.PIA)));
  }

  private void speak(String id, String email, Language language) {
    bench
        .slack
        .workspace()
        .add(
            SlackMember.full(id, email, "Somebody")
                .speaking(language == Language.ENGLISH ? "en-GB" : "zh-CN"));
  }

  private Workspace.View home(String member) {
    var published = published();
    bench.sender.event(
        "Ev" + ++events,
        Map.of("type", "app_home_opened", "user", member, "tab", "home", "channel", "D0"));
    FakeSlack.until("Home came", () -> published() > published);
    return bench.slack.workspace().lastView();
  }

  private void turn(String label) {
    var shown = bench.slack.workspace().lastView();
    bench.sender.clickInHome(Bench.CARA, shown, label);
    awaitNext(shown);
  }

  private void awaitNext(Workspace.View shown) {
    FakeSlack.until(
        "Home changed", () -> !bench.slack.workspace().lastView().hash().equals(shown.hash()));
  }

  private long published() {
    return bench.slack.calls("views.publish").stream().filter(call -> call.done()).count();
  }

  private static long loopsOn(Workspace.View home) {
    var loops = new LinkedHashMap<String, Integer>();
    for (var block : home.json().path("blocks")) {
      if (block.path("block_id").asString("").startsWith("loop:")) {
        loops.put(block.path("block_id").asString(""), 1);
      }
    }
    return loops.size();
  }
}
