package heed.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.pages.frame.Voice;
import heed.pages.site.Page;
import heed.pages.site.Payloads;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.people.Person;
import heed.people.Role;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ChangesPageTest {
  private final SettableClock clock = SettableClock.morning();
  private final Site site = new Site(clock);

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void the_newest_change_stands_first_in_words_with_its_facts() {
    var ada = Visitor.signedIn(site, Cast.ADA);
    site.write(tx -> site.keepingAccounts.put(tx, Cast.acme().account(), null));
    site.write(tx -> site.keepingFeatures.put(tx, Cast.sso().feature(), null));
    ada.post("/features/sso/status", Map.of("status", "under_review"));

    var text = ada.get("/admin/changes").text();

    assertThat(text)
        .containsSubsequence(
            "Ada Abt changed the status of feature sso",
            "test created feature sso",
            "test created account acme",
            "arrMinor",
            "test created person ada@heed.test");
  }

  @Test
  void a_change_whose_key_says_nothing_names_the_account_and_the_feature() {
    var ada = Visitor.signedIn(site, Cast.ADA);
    site.write(
        tx -> tx.record("opened", "loop", "l-1", Map.of("account", "acme", "feature", "sso")));

    assertThat(ada.get("/admin/changes").text()).contains("test opened loop l-1 acme · sso");
  }

  @Test
  void the_log_and_the_messages_are_said_in_the_language_of_their_reader() {
    var ada = Visitor.signedIn(site, Cast.ADA);
    site.write(tx -> site.keepingFeatures.put(tx, Cast.sso().feature(), null));

    var log = ada.get("/admin/changes", "Accept-Language", "zh-CN");
    assertThat(log.textOf("h1")).isEqualTo("谁更改了什么");
    assertThat(log.text()).contains("新建了功能 sso", "详情").doesNotContain("created", "Details");
    var messages = ada.get("/messages", "Accept-Language", "zh-CN");
    assertThat(messages.textOf("h1")).isEqualTo("还没有消息");
    assertThat(messages.text()).contains("待发送", "这里没有消息").doesNotContain("No message");
  }

  @Test
  void the_address_narrows_by_actor_subject_key_and_days() {
    people("early", 1);
    clock.pass(Duration.ofDays(2));
    people("late", 1);
    var day = Voice.usual().dayOf(clock.millis());
    var ada = Visitor.signedIn(site, Cast.ADA);
    ada.post("/admin/people/late-0%40heed.test", Map.of("name", "Later", "role", "csm"));

    assertThat(ada.get("/admin/changes?actor=ada%40heed.test").text())
        .contains("updated person")
        .doesNotContain("created person");
    assertThat(ada.get("/admin/changes?subject=person&key=early-0%40heed.test").text())
        .contains("early-0@heed.test")
        .doesNotContain("late-0@heed.test");
    assertThat(ada.get("/admin/changes?from=" + day).text())
        .contains("late-0@heed.test")
        .doesNotContain("early-0@heed.test");
    assertThat(ada.get("/admin/changes?from=&to=" + day.minusDays(1)).text())
        .contains("early-0@heed.test")
        .doesNotContain("late-0@heed.test");
    assertThat(ada.get("/admin/changes?subject=nothing").text())
        .contains("Nothing matches these filters");
  }

  @Test
  void a_day_that_is_none_or_ends_before_it_begins_is_said_at_its_field() {
    var ada = Visitor.signedIn(site, Cast.ADA);

    var none = ada.get("/admin/changes?from=yesterday");
    assertThat(none.status()).isEqualTo(400);
    assertThat(none.texts("span", "field-error").getFirst()).contains("From must be a date");
    var turned = ada.get("/admin/changes?from=2026-02-02&to=2026-02-01");
    assertThat(turned.texts("span", "field-error"))
        .containsExactly("This day lies before the first one.");
    assertThat(ada.get("/admin/changes.csv?to=2026-02-30").status()).isEqualTo(400);
    assertThat(ada.get("/admin/changes?actors=x").status()).isEqualTo(400);
  }

  @Test
  void older_changes_follow_on_the_next_page_without_a_gap() {
    people("many", 60);
    var ada = Visitor.signedIn(site, Cast.ADA);

    var first = ada.get("/admin/changes?subject=person");
    var second = ada.get("/admin/changes?subject=person&before=12");

    assertThat(first.html()).contains("subject=person&amp;before=12\"", "id=\"change-12\"");
    assertThat(second.html())
        .contains("id=\"change-11\"", "id=\"change-1\"")
        .doesNotContain("id=\"change-12\"", "Older");
  }

  @Test
  void the_export_holds_exactly_what_is_filtered_and_more_than_a_page_of_it() {
    people("many", 1100);
    var ada = Visitor.signedIn(site, Cast.ADA);

    var export = ada.get("/admin/changes.csv?actor=test&key=many-7%40heed.test");
    assertThat(export.header("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(export.header("Content-Disposition").orElse("")).contains("heed-changes.csv");
    assertThat(export.header("Cache-Control")).contains("no-store");
    var lines = export.html().lines().toList();
    assertThat(lines.getFirst())
        .isEqualTo(
            "\"sequence\",\"at\",\"actor\",\"action\",\"subject\",\"key\",\"facts\",\"note\"");
    assertThat(lines).hasSize(2);
    assertThat(lines.getLast())
        .contains("\"test\",\"created\",\"person\",\"many-7@heed.test\"", "\"\"role\"\"");

    assertThat(ada.get("/admin/changes.csv?subject=person").html().lines()).hasSize(1102);
  }

  @Test
  void what_a_spreadsheet_would_run_is_text() {
    site.write(
        tx -> tx.record("=cmd|' /C calc'!A0", "+subject", "@SUM(1)", Map.of("name", "=1+1"), null));

    var export = Visitor.signedIn(site, Cast.ADA).get("/admin/changes.csv?actor=test").html();

    assertThat(export)
        .contains("\"'=cmd|' /C calc'!A0\"", "\"'+subject\"", "\"'@SUM(1)\"", "{\"\"name\"\"")
        .doesNotContain("\"=cmd", "\"+subject", "\"@SUM");
  }

  @Test
  void what_people_wrote_changes_no_tag_of_the_page() {
    var ada = Visitor.signedIn(site, Cast.ADA);
    var harmless = changeSaying(ada, "plain words", "s");

    var number = 0;
    for (var payload : Payloads.lines()) {
      number++;
      assertThat(changeSaying(ada, payload, "s" + number).structure())
          .as(payload)
          .isEqualTo(harmless.structure());
    }
  }

  private Page changeSaying(Visitor visitor, String words, String subject) {
    site.database
        .writer()
        .write(
            words,
            tx ->
                tx.record(
                    words,
                    subject,
                    words,
                    Map.of("name", words, "account", words, "feature", words),
                    Map.of("why", words)));
    return visitor.get("/admin/changes?subject=" + subject);
  }

  private void people(String name, int count) {
    site.write(tx -> {
      for (var one = 0; one < count; one++) {
        site.people.put(tx, new Person(name + "-" + one + "@heed.test", name, Role.CSM));
      }
      return true;
    });
  }
}
