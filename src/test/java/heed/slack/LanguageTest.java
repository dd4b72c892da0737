package heed.slack;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.ARequest;
import heed.cast.Cast;
import heed.feature.Status;
import heed.people.Preference;
import heed.people.PreferenceStore;
import heed.platform.Language;
import heed.slack.home.PreferenceForm;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.Reading;
import heed.slack.standin.SlackMember;
import heed.slack.text.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Everybody is spoken to in their own language, whoever made them be spoken to.
final class LanguageTest {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final String TO_CARA = Bench.directly(Bench.CARA);

  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench();
    bench.everybodyAsksForSso();
    bench
        .slack
        .workspace()
        .add(SlackMember.full(Bench.CARA, Cast.CARA.email(), "Cara").speaking("zh-CN"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "help",
        "top",
        "account acme",
        "account nobody",
        "account",
        "mine",
        "loops",
        "feature single",
        "feature"
      })
  void commands_are_answered_in_the_language_of_the_askers_slack(String text) {
    assertThat(bench.sender.command(Bench.CARA, text).body()).containsPattern(HAN);
    assertThat(bench.sender.command(Bench.DEV, text).body()).doesNotContainPattern(HAN);
  }

  @Test
  void a_notice_is_in_its_recipients_language_who_never_used_the_app_before() {
    bench.desk.keep("r3", ARequest.by("initech", "sso"));
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();

    var cara = bench.posted(TO_CARA).getFirst();
    assertThat(cara.argument("text")).contains("Single sign-on with SAML 已上线。请告知");
    assertThat(Reading.of(cara)).contains("已告知客户", "可直接发送：", "十万火急");
    var dev = bench.posted(Bench.directly(Bench.DEV)).getFirst();
    assertThat(dev.argument("text")).contains("shipped. Tell Initech");
  }

  @Test
  void a_message_changes_into_the_language_that_is_chosen_by_then() {
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();
    choose("en");

    bench.sender.click(Bench.CARA, bench.slack.workspace().messageKeys().getFirst(), "已告知客户");
    bench.later();

    var message = bench.slack.calls("chat.update").getLast();
    assertThat(Reading.of(message)).contains("✓ Told by").doesNotContain("已告知");
  }

  @Test
  void the_choice_outweighs_the_profile() {
    choose("en");
    assertThat(bench.sender.command(Bench.CARA, "help").body()).doesNotContainPattern(HAN);
    choose("zh-CN");
    bench
        .slack
        .workspace()
        .add(SlackMember.full(Bench.CARA, Cast.CARA.email(), "Cara").speaking("de-DE"));
    assertThat(bench.sender.command(Bench.CARA, "help").body()).containsPattern(HAN);
  }

  @Test
  void a_slack_that_does_not_tell_the_language_delays_no_notice() {
    bench.slack.refuse("users.info", "internal_error", 100);
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();

    assertThat(bench.posted(TO_CARA)).hasSize(1);
    assertThat(bench.posted(TO_CARA).getFirst().argument("text")).contains("shipped");
  }

  @Test
  void the_form_the_receipt_and_undo_are_in_chinese() {
    bench.sender.command(Bench.CARA, "他们需要单点登录");
    var form = bench.slack.workspace().lastView();
    assertThat(Reading.of(form.json())).contains("客户原话", "十万火急", "增购 ARR（USD/年）");
    assertThat(form.json().path("title").path("text").asString()).isEqualTo("提交需求");
    assertThat(Reading.of(form.json())).doesNotContain("没有“");
    bench.sender.submit(
        Bench.CARA, form, Map.of("account", "acme", "feature", "f:sso", "severity", "5"));
    bench.dispatching.runDue();

    var receipt = bench.posted(TO_CARA).getFirst();
    assertThat(receipt.argument("text")).contains("已为", "十万火急", "排第 1", "你会收到通知");
    var key = bench.slack.workspace().messageKeys().getFirst();
    bench.sender.click(Bench.CARA, key, "撤回");
    FakeSlack.until("it changed", () -> !bench.slack.calls("chat.update").isEmpty());
    assertThat(bench.slack.calls("chat.update").getFirst().argument("text")).contains("已撤回");
  }

  @Test
  void guests_are_refused_in_their_language() {
    bench
        .slack
        .workspace()
        .add(SlackMember.full("U0G", "g@x.test", "G").as("restricted").speaking("zh-TW"));

    assertThat(bench.sender.command("U0G", "").body()).contains("访客无法使用");
  }

  @Test
  void the_triage_channel_is_in_the_companys_language() {
    bench.close();
    bench = new Bench(Bench.TRIAGE_CHANNEL);
    bench.everybodyAsksForSso();
    bench.desk.keep("r3", ARequest.by("umbra", "sso"));
    bench
        .slack
        .workspace()
        .add(SlackMember.full(Bench.PIA, Cast.PIA.email(), "Pia").speaking("zh-CN"));
    bench.decide("sso", Status.SHIPPED);
    bench.dispatching.runDue();

    assertThat(bench.posted(Bench.TRIAGE_CHANNEL).getFirst().argument("text"))
        .doesNotContainPattern(HAN);
  }

  @ParameterizedTest
  @EnumSource
  void labels_are_short_enough_for_slack(Language language) {
    var voice = Voice.of(language);

    for (var title : List.of("form.title", "form.submit", "preferences", "preferences.save")) {
      assertThat(voice.plain(title).codePoints().count()).as(title).isLessThanOrEqualTo(24);
    }
    for (var kind : PreferenceForm.kinds()) {
      assertThat(voice.plain("hear." + kind).codePoints().count()).isLessThanOrEqualTo(75);
    }
    assertThat(voice.plain("form.core.option").codePoints().count()).isLessThanOrEqualTo(75);
  }

  @Test
  void no_text_is_missing_and_none_is_left_over() throws IOException {
    var texts = new Properties();
    try (var reader =
        Files.newBufferedReader(Path.of("src/main/resources/phrases/slack.en.properties"))) {
      texts.load(reader);
    }
    var code = new StringBuilder();
    try (var files = Files.walk(Path.of("src/main/java/heed/slack"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var source = Files.readString(file);
        // What has a file of texts of its own is not ours.
        code.append(
            source.contains("Phrases.of(\"slack\"") || !source.contains("Phrases.of(")
                ? source
                : "");
      }
    }
    var unused = new ArrayList<String>();
    for (var key : texts.stringPropertyNames()) {
      var family = key.substring(0, key.indexOf('.') + 1);
      if (code.indexOf("\"" + key + "\"") < 0
          && code.indexOf("\"" + family + "\"") < 0
          && !key.endsWith(".on")) {
        unused.add(key);
      }
    }

    assertThat(unused).isEmpty();
    Pattern.compile("(?:voice|COMPANY|\\))\\.(?:say|plain|ready)\\(\\s*\"([a-z_.]+[a-z])\"")
        .matcher(code)
        .results()
        .forEach(used -> assertThat(texts).containsKey(used.group(1)));
  }

  private void choose(String language) {
    bench
        .database
        .writer()
        .write(
            Cast.CARA.email(),
            transaction -> {
              new PreferenceStore()
                  .put(
                      transaction,
                      new Preference(Cast.CARA.email(), List.of(), 8, "UTC", language));
              return true;
            });
  }
}
