package heed.pages.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.cast.WorkedExample;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.platform.Json;
import heed.ranking.PolicyStore;
import heed.ranking.ScoringPolicy;
import heed.ranking.UrgencyPoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WhatIfPageTest {
  private final Site site = new Site(SettableClock.morning());

  @BeforeEach
  void fill() {
    site.write(tx -> {
      WorkedExample.accounts().forEach(one -> site.keepingAccounts.put(tx, one.account(), null));
      WorkedExample.features().forEach(one -> site.keepingFeatures.put(tx, one.feature(), null));
      for (var request : WorkedExample.requests()) {
        site.filing.put(tx, "r" + tx.nextSequence(), request.sent(), null);
      }
      return true;
    });
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void it_opens_on_today_s_numbers_and_says_so() {
    var page = pia().get("/what-if");

    assertThat(page.textOf("h1")).isEqualTo("These are today’s numbers: turn one");
    assertThat(page.field("preventableShare")).contains("50");
    assertThat(page.field("severity4")).contains("70");
    assertThat(page.field("overrun")).contains("1.3");
    assertThat(page.texts("td", "move")).allMatch(move -> move.contains("same"));
  }

  @Test
  void a_turned_number_gives_another_order_beside_today_s_and_the_title_says_what_changes() {
    var page = pia().get("/what-if?expansionChance=0");

    // Without growth the audit log keeps 5,148 / 1.125 = 4,576 and SSO 8,287 / 2 = 4,143.
    assertThat(page.textOf("h1")).isEqualTo("Audit stays first, and nothing moves");
    page = pia().get("/what-if?expansionChance=0&lateFactor=100");
    assertThat(page.textOf("h1")).isEqualTo("SSO would come first instead of Audit");
    assertThat(page.texts("td", "move")).element(0).asString().contains("up 1");
    assertThat(page.texts("td", "move")).element(2).asString().contains("down 2");
  }

  @Test
  void retention_first_is_one_switch_that_wins_over_the_slider() {
    assertThat(pia().get("/what-if?retention=first&expansionChance=90").field("expansionChance"))
        .contains("10");
  }

  @Test
  void the_urgency_is_turned_by_the_shares_of_three_days() {
    var page = pia().get("/what-if?urgencyInAYear=80");

    assertThat(page.field("urgencyNow")).contains("100");
    assertThat(page.field("urgencyInAYear")).contains("80");
    pia().post("/what-if", sent("urgencyInAYear", "80"));
    assertThat(inForce().urgency())
        .containsExactly(
            new UrgencyPoint(0, 1), new UrgencyPoint(365, 0.8), new UrgencyPoint(730, 0.05));
    assertThat(pia().get("/policy").text())
        .contains("Urgency, decides in a year: 20 → 80 %")
        .doesNotContain("Urgency: ");
  }

  @Test
  void numbers_that_only_the_api_can_say_stay_as_they_are_when_another_is_turned() {
    var curve = List.of(new UrgencyPoint(0, 1), new UrgencyPoint(400, 1 / 3.0));
    site.write(tx -> new PolicyStore().put(tx, unusual(curve)));
    var pia = pia();
    var form = sent("lateFactor", "40");
    form.put("over", "2");
    var page = pia.get("/what-if");
    for (var dial : Dial.values()) {
      form.putIfAbsent(dial.name, page.field(dial.name).orElseThrow());
    }

    assertThat(page.field("preventableShare")).contains("33.3333");
    pia.post("/what-if", form);

    assertThat(inForce().lateFactor()).isEqualTo(0.4);
    assertThat(inForce().preventableShare()).isEqualTo(1 / 3.0);
    assertThat(inForce().urgency()).isEqualTo(curve);
  }

  @Test
  void a_trial_that_starts_from_another_version_keeps_what_it_does_not_turn() {
    var pia = pia();
    pia.post("/what-if", sent("preventableShare", "60"));
    pia.post("/policy/adopt", Map.of("version", "1", "over", "2", "reason", "Back"));

    assertThat(pia.get("/what-if?version=2").field("preventableShare")).contains("60");
    var form = sent("lateFactor", "40");
    form.put("version", "2");
    form.put("over", "3");
    pia.post("/what-if", form);

    assertThat(inForce().preventableShare()).isEqualTo(0.6);
    assertThat(inForce().lateFactor()).isEqualTo(0.4);
  }

  @Test
  void a_script_gets_the_order_alone() {
    var part = pia().get("/what-if?preventableShare=60", "HX-Request", "true");

    assertThat(part.html()).contains("<h1").doesNotContain("<html", "type=\"range\"");
  }

  @Test
  void other_methods_stand_beside_ours_with_what_they_cannot_see() {
    var page = pia().get("/what-if?method=rice");

    assertThat(page.text()).contains("It cannot see how large an account is");
    assertThat(page.html())
        .containsSubsequence(
            "<td class=\"num\">3</td>", "<td class=\"num\">2</td>", "<td class=\"num\">1</td>");
  }

  @Test
  void nothing_is_stored_until_a_pm_adopts_it_for_a_reason_and_that_can_be_undone() {
    var pia = pia();
    pia.get("/what-if?preventableShare=60");
    assertThat(inForce()).isEqualTo(ScoringPolicy.DEFAULT);

    var adopted = pia.post("/what-if", sent("preventableShare", "60"));

    assertThat(adopted.location()).isEqualTo("/what-if");
    assertThat(inForce().preventableShare()).isEqualTo(0.6);
    var after = pia.get("/what-if");
    assertThat(after.text()).contains("Adopted as version 2", "Undo");
    assertThat(pia.get("/policy").text())
        .contains(
            "Version 2 of the policy is in force",
            "Closed renewals say so",
            "Pia Park",
            "Preventable share: 50 → 60 %");

    pia.post(
        "/policy/adopt",
        Map.of("version", "1", "over", "2", "reason", after.field("reason").orElse("?")));

    assertThat(inForce()).isEqualTo(ScoringPolicy.DEFAULT);
    assertThat(pia.get("/policy").text()).contains("Version 3 of the policy is in force");
  }

  @Test
  void without_a_reason_or_over_another_version_nothing_is_adopted() {
    var pia = pia();
    var silent = sent("preventableShare", "60");
    silent.remove("reason");

    var asked = pia.post("/what-if", silent);
    assertThat(asked.status()).isEqualTo(400);
    assertThat(asked.text()).contains("Say why");
    assertThat(asked.field("preventableShare")).contains("60");
    pia.post("/what-if", sent("preventableShare", "60"));
    var late = pia.post("/what-if", sent("preventableShare", "70"));

    assertThat(late.status()).isEqualTo(412);
    assertThat(late.text()).contains("Version 2 of the policy was adopted while you tried yours");
    assertThat(late.field("over")).contains("2");
    assertThat(late.field("preventableShare")).contains("70");
    assertThat(inForce().preventableShare()).isEqualTo(0.6);
  }

  @Test
  void a_csm_tries_but_does_not_adopt_and_a_viewer_sees_nothing_of_it() {
    var cara = Visitor.signedIn(site, Cast.CARA);
    var vera = Visitor.signedIn(site, Cast.VERA);

    assertThat(cara.get("/what-if").text()).contains("A product manager can adopt these numbers");
    assertThat(cara.post("/what-if", sent("preventableShare", "60")).status()).isEqualTo(403);
    assertThat(cara.get("/policy").status()).isEqualTo(200);
    assertThat(vera.get("/what-if").status()).isEqualTo(403);
    assertThat(vera.get("/policy").status()).isEqualTo(403);
    assertThat(vera.get("/").html()).doesNotContain("/what-if");
  }

  @Test
  void a_number_out_of_its_limits_is_named() {
    for (var query :
        new String[] {"preventableShare=101", "overrun=x", "decisionLeadDays=1.5", "overrun=1e3"}) {
      var page = pia().get("/what-if?" + query);
      assertThat(page.status()).as(query).isEqualTo(400);
      assertThat(page.text()).as(query).contains("must be from 0 to");
    }
    assertThat(pia().get("/what-if?version=9").status()).isEqualTo(404);
  }

  @Test
  void it_speaks_chinese_too() {
    var page = pia().get("/what-if?method=votes", "Accept-Language", "zh-CN");

    assertThat(page.textOf("h1")).isEqualTo("这是当前的数值：请调整一项");
    assertThat(page.text()).contains("留存优先", "可挽回的比例", "票数");
  }

  private Visitor pia() {
    return Visitor.signedIn(site, Cast.PIA);
  }

  private ScoringPolicy inForce() {
    return site.database.read(new PolicyStore()::current).policy();
  }

  /// A policy with numbers that no slider has.
  private static ScoringPolicy unusual(List<UrgencyPoint> curve) {
    var numbers = Json.treeOf(ScoringPolicy.DEFAULT).asObject();
    numbers.put("preventableShare", 1 / 3.0);
    numbers.set("urgency", Json.treeOf(curve));
    return ScoringPolicy.of(numbers, null);
  }

  private static Map<String, String> sent(String name, String value) {
    var form = new LinkedHashMap<String, String>();
    form.put("over", "1");
    form.put(name, value);
    form.put("reason", "Closed renewals say so");
    return form;
  }
}
