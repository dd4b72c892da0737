package heed.loop;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.feature.Feature;
import heed.feature.Status;
import heed.platform.Language;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DraftsTest {
  private static final LocalDate TODAY = SettableClock.TODAY;
  private static final LocalDate MARCH = LocalDate.of(2027, 3, 1);
  private static final LocalDate MAY = LocalDate.of(2026, 5, 26);
  private static final Drafts.Ask ANN = ask("Ann Lee", "We cannot roll out without it.", MAY, null);
  private static final Drafts.Ask NOTHING_KNOWN = ask(null, null, null, null);

  @Test
  void a_planned_feature_has_a_date() {
    var draft = draft(Milestone.PLANNED, decided(Status.PLANNED, MARCH, null, null, null), ANN);

    assertThat(draft)
        .isEqualTo(
            """
            Hi Ann,

            You asked us for “Single sign-on with SAML” on 26 May 2026. In your words: “We cannot \
            roll out without it.”

            We have decided to build it. We expect it to be ready by 1 March 2027.

            Thank you for asking for it.\
            """);
  }

  @Test
  void an_unknown_date_is_said_to_be_unknown() {
    var draft = draft(Milestone.PLANNED, decided(Status.PLANNED, null, null, null, null), ANN);

    assertThat(draft).contains("There is no date yet; I will write to you when there is one.");
  }

  @Test
  void a_date_that_has_passed_is_not_promised() {
    var yesterday = TODAY.minusDays(1);

    var draft = draft(Milestone.PLANNED, decided(Status.PLANNED, yesterday, null, null, null), ANN);

    assertThat(draft).contains("There is no date yet").doesNotContain("21 November");
  }

  @Test
  void a_slip_names_both_dates_and_the_reason() {
    var ask = ask("Ann Lee", null, MAY, LocalDate.of(2027, 1, 15));
    var feature =
        decided(Status.PLANNED, MARCH, "The certification takes longer.", "Use groups.", null);

    var draft = draft(Milestone.SLIPPED, feature, ask);

    assertThat(draft)
        .contains("we now expect it by 1 March 2027 instead of 15 January 2027.")
        .contains("The reason: The certification takes longer.")
        .contains("What you can do until then: Use groups.")
        .endsWith("I am sorry about the wait.");
  }

  @Test
  void a_shipped_feature_can_be_used_now() {
    var draft = draft(Milestone.SHIPPED, decided(Status.SHIPPED, MAY, null, null, null), ANN);

    assertThat(draft).contains("It is done, and you can use it now.").contains("Thank you");
  }

  @Test
  void a_feature_shipped_ahead_says_from_when_on() {
    var draft = draft(Milestone.SHIPPED, decided(Status.SHIPPED, MARCH, null, null, null), ANN);

    assertThat(draft).contains("you can use it from 1 March 2027 on.");
  }

  @Test
  void a_no_has_a_reason_something_instead_and_a_day_to_look_again() {
    var feature =
        decided(
            Status.DECLINED,
            null,
            "Too few of our customers use SAML.",
            "Sign-in with Google works today.",
            LocalDate.of(2027, 6, 1));

    var draft = draft(Milestone.DECLINED, feature, ANN);

    assertThat(draft)
        .isEqualTo(
            """
            Hi Ann,

            You asked us for “Single sign-on with SAML” on 26 May 2026. In your words: “We cannot \
            roll out without it.”

            We looked at it carefully and decided not to build it.

            The reason: Too few of our customers use SAML.

            What you can do instead: Sign-in with Google works today.

            We will look at it again on 1 June 2027. If it becomes more urgent for you before \
            that, please tell me.\
            """);
  }

  @Test
  void a_no_without_a_day_to_look_again_promises_none() {
    var draft =
        draft(Milestone.DECLINED, decided(Status.DECLINED, null, "Not us.", null, null), ANN);

    assertThat(draft).doesNotContain("look at it again").doesNotContain("instead");
  }

  @ParameterizedTest
  @EnumSource(Milestone.class)
  void a_draft_without_any_facts_can_still_be_sent(Milestone milestone) {
    var draft = draft(milestone, decided(Status.PLANNED, null, null, null, null), NOTHING_KNOWN);

    assertThat(draft)
        .startsWith("Hello,\n\nYou asked us for “Single sign-on with SAML”.\n\n")
        .doesNotContain("null")
        .doesNotContain("  ");
  }

  @ParameterizedTest
  @EnumSource(Milestone.class)
  void a_draft_has_no_words_of_ours_and_no_money(Milestone milestone) {
    var draft = draft(milestone, decided(Status.PLANNED, MARCH, "Many asked.", null, null), ANN);

    assertThat(draft.toLowerCase(java.util.Locale.ROOT))
        .doesNotContainPattern("\\b(loop|milestone|severity|arr|stake|priority|account|csm)\\b")
        .doesNotContain("$")
        .doesNotContain("sso");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "Ann | Hi Ann,",
        "Ann Lee | Hi Ann,",
        "Ann Lee <ann@example.com> | Hi Ann,",
        "Ann Lee (CTO) | Hi Ann,",
        "Ann Lee, Head of IT | Hi Ann,",
        "Dr. Ann Lee | Hi Dr. Ann Lee,",
        "Jean-Luc Picard | Hi Jean-Luc,",
        "O'Brien | Hi O'Brien,",
        "李雷 | Hi 李雷,",
        "Łukasz Żak | Hi Łukasz,",
        "ann@example.com | Hello,",
        "CTO | Hello,",
        "Head of Support | Hello,",
        "their new administrator | Hello,",
        "support 24/7 desk | Hello,",
        "@ann | Hello,",
        "<!channel> | Hello,",
        "http://example.com | Hello,",
        "the one who wrote us last week | Hello,",
        "- | Hello,",
      })
  void a_contact_is_called_by_name_when_it_is_one(@Nullable String contact, String greeting) {
    var ask = ask(contact, null, null, null);

    var draft = draft(Milestone.SHIPPED, Cast.sso().feature(), ask);

    assertThat(draft).startsWith(greeting + "\n");
  }

  @Test
  void a_long_quote_is_cut_between_words() {
    var draft = quoting("We need it because our auditors insist on it. ".repeat(100));

    assertThat(quote(draft)).hasSizeBetween(200, 281).endsWith("…").doesNotContain(" …");
  }

  @Test
  void a_quote_of_many_lines_becomes_one() {
    var draft = quoting("We need:\r\n\r\n  - SAML\n\t- SCIM\u2028and more");

    assertThat(quote(draft)).isEqualTo("We need: - SAML - SCIM and more");
  }

  @Test
  void a_quote_in_quotation_marks_gets_no_second_pair() {
    assertThat(quote(quoting("\"Please.\""))).isEqualTo("Please.");
    assertThat(quote(quoting("“Please, ‘now’”"))).isEqualTo("Please, ‘now’");
    assertThat(quote(quoting("\""))).isEqualTo("\"");
  }

  @Test
  void a_quote_of_spaces_only_is_left_out() {
    assertThat(quoting("\u2003 \n\u202E")).doesNotContain("In your words");
  }

  @Test
  void what_people_see_as_one_character_is_never_cut() {
    var family = "👩‍👩‍👧‍👦";

    var draft = quoting(family.repeat(400));

    assertThat(quote(draft)).isEqualTo(family.repeat(279) + "…");
  }

  @Test
  void a_pile_of_marks_does_not_flood_the_draft() {
    var draft = quoting("e" + "\u0301".repeat(9000));

    assertThat(draft.length()).isLessThan(3000);
  }

  @Test
  void words_from_right_to_left_are_kept_apart_from_the_sentence() {
    var draft = quoting("אנחנו צריכים את זה");

    assertThat(draft).contains("“\u2068אנחנו צריכים את זה\u2069”");
  }

  @Test
  void words_that_would_turn_the_rest_around_are_disarmed() {
    var draft = quoting("safe\u202Egnp.exe\u2069 and on");

    assertThat(draft).doesNotContain("\u202E").contains("“safegnp.exe and on”");
  }

  @Test
  void a_reason_keeps_its_lines() {
    var feature = decided(Status.DECLINED, null, "Two things:\n1. cost\n\n2. risk", null, null);

    var draft = draft(Milestone.DECLINED, feature, ANN);

    assertThat(draft).contains("The reason: Two things:\n1. cost\n2. risk\n\n");
  }

  private static String quoting(String quote) {
    var ask = ask(null, quote, null, null);
    return draft(Milestone.SHIPPED, Cast.sso().feature(), ask);
  }

  private static String quote(String draft) {
    var start = draft.indexOf("In your words: “") + "In your words: “".length();
    return draft.substring(start, draft.indexOf("”\n", start));
  }

  private static Drafts.Ask ask(
      @Nullable String contact,
      @Nullable String quote,
      @Nullable LocalDate filed,
      @Nullable LocalDate previous) {
    return new Drafts.Ask("Acme", Language.ENGLISH, contact, quote, filed, null, previous, null);
  }

  private static String draft(Milestone milestone, Feature feature, Drafts.Ask ask) {
    return OurTemplates.of(milestone, ask.language())
        .fill(Drafts.facts(milestone, feature, ask, TODAY));
  }

  private static Feature decided(
      Status status,
      @Nullable LocalDate target,
      @Nullable String reason,
      @Nullable String workaround,
      @Nullable LocalDate revisit) {
    return Cast.sso().feature().decided(status, target, reason, workaround, revisit);
  }
}
