package heed.ranking;

import static heed.cast.Cast.acme;
import static heed.cast.Cast.auditLog;
import static heed.cast.Cast.export;
import static heed.cast.Cast.globex;
import static heed.cast.Cast.initech;
import static heed.cast.Cast.sso;
import static heed.cast.SettableClock.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import heed.book.Book;
import heed.cast.ARequest;
import heed.cast.AnAccount;
import heed.cast.Cast;
import heed.cast.SmallBook;
import heed.cast.WorkedExample;
import heed.feature.Status;
import heed.platform.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {
  @Test
  void the_first_says_who_carries_it() {
    assertThat(sentence(WorkedExample.book(), "audit-log"))
        .isEqualTo(
            "First because Umbra (prospect, $80k opportunity) and Globex (on fire, decides in"
                + " August) ask for about one person-month of work. Without Umbra it would be"
                + " second.");
  }

  @Test
  void the_second_says_what_would_make_it_first() {
    assertThat(sentence(WorkedExample.book(), "sso"))
        .isEqualTo(
            "Second because Globex (work blocked, decides in August, $50k opportunity) and Acme (on"
                + " fire, decides now before it ships) ask for two person-months of work. Without"
                + " Globex it would still be second. At 0.89 person-months of work it would be"
                + " first.");
  }

  @Test
  void the_rest_is_only_counted() {
    var accounts = List.of(acme(), globex(), initech(), initech().key("i2"));
    var requests = accounts.stream().map(one -> ARequest.by(one, sso())).toList();

    assertThat(sentence(SmallBook.of(accounts, List.of(sso()), requests), "sso"))
        .startsWith("First because Acme Corporation (work slowed, decides in")
        .contains(", Globex (work slowed, decides in February) and 2 others ask for 4.5 person");
    assertThat(
            sentence(
                SmallBook.of(accounts.subList(0, 3), List.of(sso()), requests.subList(0, 3)),
                "sso"))
        .contains(" and 1 other ask for ");
  }

  @ParameterizedTest
  @CsvSource({
    "60,  decides now before it ships",
    "61,  decides this month before it ships",
    "68,  decides this month before it ships",
    "69,  decides in December before it ships",
    "200, decides in April",
    "394, decides in October",
    "395, decides in October 2027",
  })
  void the_time_of_the_decision_is_said_as_people_say_it(int daysToRenewal, String words) {
    assertThat(only(acme().renewingIn(daysToRenewal)))
        .isEqualTo(
            "First because Acme Corporation (work slowed, "
                + words
                + ") asks for 4.5 person-months of work. Without Acme Corporation it would still"
                + " be first.");
  }

  @Test
  void an_unknown_renewal_is_said() {
    assertThat(only(acme().renewing(null))).contains("(work slowed, renewal unknown)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | not an important issue",
        "2 | a nuisance",
        "3 | work slowed",
        "4 | work blocked",
        "5 | on fire"
      })
  void the_severity_is_said_in_words(int severity, String words) {
    var requests = List.of(ARequest.by(acme(), sso()).severity(severity));

    assertThat(sentence(SmallBook.of(List.of(acme()), List.of(sso()), requests), "sso"))
        .contains("(" + words + ", ");
  }

  @Test
  void a_feature_without_value_says_so() {
    var prospect = globex().prospect();
    var requests = List.of(ARequest.by(prospect, sso()));
    var book = SmallBook.of(List.of(prospect), List.of(sso(), export()), requests);

    assertThat(sentence(book, "export")).isEqualTo("First because no account asks for it.");
    assertThat(sentence(book, "sso"))
        .isEqualTo("Second because nobody who asks has revenue at risk or named an opportunity.");
  }

  @Test
  void an_answered_feature_says_why_it_is_not_ranked() {
    var shipped = sso().status(Status.SHIPPED);
    var requests = List.of(ARequest.by(globex(), shipped));
    var book =
        SmallBook.of(
            List.of(globex()), List.of(shipped, export().status(Status.DECLINED)), requests);

    assertThat(sentence(book, "sso"))
        .isEqualTo(
            "Not ranked because it is shipped; Globex (work slowed, decides in February) asked for"
                + " it.");
    assertThat(sentence(book, "export"))
        .isEqualTo("Not ranked because it is declined; no account asked for it.");
  }

  @Test
  void a_merged_feature_names_the_one_that_stands_for_it() {
    var features =
        List.of(
            export().feature().mergedInto("audit-log"),
            auditLog().feature().mergedInto("sso"),
            sso().feature());

    assertThat(sentence(Book.of(Cast.USD, List.of(), features, List.of()), "export"))
        .isEqualTo(
            "Not ranked because it is merged into Single sign-on with SAML, which its requests"
                + " count for.");
  }

  @Test
  void the_sentence_is_said_in_chinese_too() {
    var ranking = Ranking.of(WorkedExample.book(), ScoringPolicy.DEFAULT, TODAY);
    var audit = Explanation.of(ranking, ranking.feature(1));

    assertThat(Sentence.of(ranking, audit, Language.CHINESE))
        .startsWith("排第一，因为")
        .contains("潜在客户，商机 $80k", "提出了需求，工作量约 1 人月。", "它会排第二。")
        .doesNotContain("because", "  ");
  }

  @ParameterizedTest
  @CsvSource({
    "1, first",
    "10, tenth",
    "11, 11th",
    "12, 12th",
    "13, 13th",
    "20, 20th",
    "21, 21st",
    "22, 22nd",
    "23, 23rd",
    "24, 24th",
    "101, 101st",
    "111, 111th",
    "112, 112th"
  })
  void places_are_spoken(int rank, String words) {
    assertThat(new Numerals(Language.ENGLISH).ordinal(rank)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 person-months",
    "0.25, 0.25 person-months",
    "0.5, half a person-month",
    "1, one person-month",
    "1.5, 1.5 person-months",
    "2, two person-months",
    "10, ten person-months",
    "11, 11 person-months",
    "10000, 10000 person-months"
  })
  void efforts_are_spoken(double effort, String words) {
    assertThat(new Numerals(Language.ENGLISH).personMonths(effort)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5", "0.7, 0.5", "0.75, 1", "1.125, 1", "1.25, 1.5", "3.74, 3.5"})
  void an_assumed_effort_is_told_to_the_half(double effort, double told) {
    assertThat(Numerals.toHalves(effort)).isEqualTo(told);
  }

  private static String only(AnAccount account) {
    var requests = List.of(ARequest.by(account, sso()));
    return sentence(SmallBook.of(List.of(account), List.of(sso()), requests), "sso");
  }

  private static String sentence(Book book, String feature) {
    var ranking = Ranking.of(book, ScoringPolicy.DEFAULT, TODAY);
    return Sentence.of(ranking, Explanation.of(ranking, book.featureId(feature)));
  }
}
