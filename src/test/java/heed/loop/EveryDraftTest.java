package heed.loop;

import static org.assertj.core.api.Assertions.assertThat;

import heed.account.Account;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.feature.Feature;
import heed.feature.Status;
import heed.loop.template.Template;
import heed.platform.Language;
import java.time.LocalDate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Our own words in both languages, with every fact known or unknown.
class EveryDraftTest {
  private static final LocalDate TODAY = SettableClock.TODAY;
  private static final LocalDate MARCH = LocalDate.of(2027, 3, 1);
  private static final LocalDate MAY = LocalDate.of(2026, 5, 26);

  /// What is known, a bit for each fact.
  private static final int FACTS = 7;

  private static final Pattern HALF_WIDTH =
      Pattern.compile("\\p{IsHan}[,.:;?!(]|[,:;?!)]\\p{IsHan}|\\p{IsHan} | \\p{IsHan}");

  static Stream<Arguments> milestonesAndLanguages() {
    return Stream.of(Milestone.values())
        .flatMap(milestone ->
            Stream.of(Language.values()).map(language -> Arguments.of(milestone, language)));
  }

  @ParameterizedTest
  @MethodSource("milestonesAndLanguages")
  void every_draft_reads_whatever_is_known(Milestone milestone, Language language) {
    for (var known = 0; known < 1 << FACTS; known++) {
      var draft = draft(milestone, language, known);

      assertThat(draft)
          .as("%s, %s, %s", milestone, language, Integer.toBinaryString(known))
          .doesNotContain("{", "}", "[", "]", "|", "null", "\n\n\n", "  ", "..", "。。", " .", "$")
          .doesNotContain(" \n", "planned for", "slipped", "loop", "ARR")
          .contains("Single sign-on")
          .matches(Pattern.compile(".*[.。]", Pattern.DOTALL));
      assertThat(draft.contains("We cannot roll out") || draft.contains("没有它我们没法推广"))
          .isEqualTo(knows(known, 0));
      assertThat(draft.contains("2026")).isEqualTo(knows(known, 1));
      if (language == Language.CHINESE) {
        assertThat(draft).contains("您").doesNotContain("你");
        assertThat(HALF_WIDTH.matcher(draft.replace("Single sign-on with SAML", "")).results())
            .as(draft)
            .isEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("milestonesAndLanguages")
  void our_templates_are_templates_with_the_same_fields_in_every_language(
      Milestone milestone, Language language) {
    var fields = Template.of(OurTemplates.text(milestone, language)).fields();

    assertThat(fields)
        .isEqualTo(Template.of(OurTemplates.text(milestone, Language.ENGLISH)).fields());
  }

  @Test
  void a_planned_feature_in_chinese() {
    assertThat(draft(Milestone.PLANNED, Language.CHINESE, 0b0111111))
        .isEqualTo(
            """
            王芳，您好！

            您曾于2026年5月26日向我们提出“Single sign-on with SAML”这一需求。您当时说：“没有它我们没法推广。”

            我们已决定开发这项功能，预计在2027年3月1日前完成。

            认证流程需要时间。

            在此之前，您可以这样做：请先使用群组权限。

            感谢您向我们提出这个需求。\
            """);
  }

  @Test
  void a_no_in_chinese_with_a_broken_promise() {
    assertThat(draft(Milestone.DECLINED, Language.CHINESE, 0b1111001))
        .isEqualTo(
            """
            您好！

            您曾向我们提出“Single sign-on with SAML”这一需求。您当时说：“没有它我们没法推广。”

            我们此前告诉您预计在2027年2月1日前完成。非常抱歉，这个承诺已无法兑现：经过重新评估，我们决定不开发这项功能。

            原因：认证流程需要时间。

            作为替代，您可以这样做：请先使用群组权限。

            我们会在2027年3月1日重新评估。如果在此之前这件事对您变得更紧急，请随时告诉我。\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "en, China, en",
    "zh-CN, US, zh-CN",
    ", China, zh-CN",
    ", CN, zh-CN",
    ", ' cn ', zh-CN",
    ", 中国, zh-CN",
    ", Taiwan, en",
    ", Chile, en",
    ", , en",
  })
  void an_account_is_written_to_in_its_language_or_that_of_its_country(
      @Nullable String named, @Nullable String country, String spoken) {
    assertThat(Account.spokenLanguage(Language.of(named).orElse(null), country).tag())
        .isEqualTo(spoken);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void a_contact_that_is_no_name_is_not_addressed(Language language) {
    var draft =
        OurTemplates.of(Milestone.SHIPPED, language)
            .fill(
                Drafts.facts(
                    Milestone.SHIPPED,
                    feature(0),
                    new Drafts.Ask("Acme", language, "cto@acme.com", null, null, null, null, null),
                    TODAY));

    assertThat(draft).startsWith(language == Language.CHINESE ? "您好！\n" : "Hello,\n");
  }

  /// @param known quote, day of asking, contact, date to count on or to look again, workaround,
  ///   reason, broken promise: from the lowest bit on
  private static String draft(Milestone milestone, Language language, int known) {
    var chinese = language == Language.CHINESE;
    var quote = chinese ? "没有它我们没法推广。" : "We cannot roll out without it.";
    var ask =
        new Drafts.Ask(
            "Acme",
            language,
            knows(known, 2) ? (chinese ? "王芳" : "Ann Lee") : null,
            knows(known, 0) ? quote : null,
            knows(known, 1) ? MAY : null,
            null,
            milestone == Milestone.SLIPPED && knows(known, 3) ? LocalDate.of(2027, 1, 15) : null,
            knows(known, 6) ? LocalDate.of(2027, 2, 1) : null);
    var words = feature(known);
    return OurTemplates.of(milestone, language)
        .fill(Drafts.facts(milestone, chinese ? inChinese(words) : words, ask, TODAY));
  }

  private static Feature feature(int known) {
    return Cast.sso()
        .feature()
        .decided(
            Status.PLANNED,
            knows(known, 3) ? MARCH : null,
            knows(known, 5) ? "The certification takes time." : null,
            knows(known, 4) ? "Please use groups." : null,
            knows(known, 3) ? MARCH : null);
  }

  private static Feature inChinese(Feature feature) {
    return feature.decided(
        feature.status(),
        feature.targetDate(),
        feature.reason() == null ? null : "认证流程需要时间。",
        feature.workaround() == null ? null : "请先使用群组权限。",
        feature.revisitDate());
  }

  private static boolean knows(int known, int fact) {
    return (known >> fact & 1) == 1;
  }
}
