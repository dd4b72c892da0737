package heed.api;

import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The worked example of `docs/scoring.md`, kept and asked for over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RankingOverHttpTest {
  private static final String BACKLOG = "/api/v1/backlog?asOf=2026-11-22";

  private Service service;
  private Client admin;
  private Client pm;
  private Client csm;
  private Client viewer;

  @BeforeAll
  void keepTheExample() {
    service = new Service();
    admin = service.as(Role.ADMIN);
    pm = service.as(Role.PM);
    csm = service.as(Role.CSM);
    viewer = service.as(Role.VIEWER);
    WorkedBook.keep(admin);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void the_backlog_has_the_order_and_the_figures_of_the_example() {
    var items = csm.get(BACKLOG).at("/items");

    assertThat(items.valueStream().map(item -> item.at("/feature/key").asString()))
        .containsExactly("Audit", "SSO", "Export");
    assertThat(items.at("/0/rank").asInt()).isEqualTo(1);
    assertThat(items.at("/0/score/priority").decimalValue()).isEqualByComparingTo("15242.46");
    assertThat(items.at("/0/score/protect").decimalValue()).isEqualByComparingTo("5147.76");
    assertThat(items.at("/0/score/grow").decimalValue()).isEqualByComparingTo("12000");
    assertThat(items.at("/0/effortEstimated").asBoolean()).isFalse();
    assertThat(items.at("/0/feature/effortPersonMonths").isNull()).isTrue();
    assertThat(items.at("/1/score/late").decimalValue()).isEqualByComparingTo("6485.11");
    assertThat(items.at("/1/asks").asInt()).isEqualTo(2);
    assertThat(items.at("/2/score/value").decimalValue()).isEqualByComparingTo("1269.89");
  }

  @Test
  void filters_hide_and_leave_the_ranks() {
    assertThat(ranks("&segment=enterprise")).containsExactly(1, 2);
    assertThat(ranks("&csm=Ann@example.com")).containsExactly(2, 3);
    assertThat(ranks("&segment=enterprise&csm=ann@example.com")).isEmpty();
    assertThat(ranks("&q=eXp")).containsExactly(3);
    assertThat(ranks("&area=security")).containsExactly(2);
    assertThat(ranks("&status=planned")).isEmpty();
    assertThat(ranks("&limit=1")).containsExactly(1);
  }

  @Test
  void a_page_ends_where_the_next_begins() {
    var first = csm.get(BACKLOG + "&limit=2");
    var next = first.at("/next").asString();

    var second = csm.get(BACKLOG + "&limit=2&cursor=" + next);

    assertThat(second.at("/items/0/rank").asInt()).isEqualTo(3);
    assertThat(second.at("/next").isNull()).isTrue();
    assertThat(csm.get(BACKLOG + "&status=new&cursor=" + next).status()).isEqualTo(400);
    assertThat(csm.get("/api/v1/accounts?cursor=" + next).status()).isEqualTo(400);
  }

  @Test
  void a_viewer_sees_the_order_and_no_money() {
    for (var query : new String[] {"", "&segment=enterprise", "&q=e", "&limit=1", "&policy=1"}) {
      var seen = viewer.get(BACKLOG + query);
      var full = csm.get(BACKLOG + query);
      assertThat(seen.status()).isEqualTo(200);
      for (var item : seen.at("/items")) {
        assertThat(item.get("score").isNull()).isTrue();
        assertThat(item.get("largestAccountShare").isNull()).isTrue();
      }
      assertThat(seen.at("/items").findValuesAsString("key"))
          .isEqualTo(full.at("/items").findValuesAsString("key"));
    }
  }

  @Test
  void a_date_or_a_policy_that_does_not_exist_is_refused() {
    for (var query :
        new String[] {
          "asOf=2026-02-30", "asOf=tomorrow", "asOf=9999-12-31", "policy=7", "policy=0", "policy=x"
        }) {
      var reply = csm.get("/api/v1/backlog?" + query);
      assertThat(reply.status()).as(query).isEqualTo(400);
      assertThat(reply.at("/errors/0/field").asString()).isEqualTo(query.replaceAll("=.*", ""));
    }
  }

  @Test
  void the_explanation_has_every_factor() {
    var score = csm.get("/api/v1/features/SSO/score?asOf=2026-11-22");

    assertThat(score.status()).isEqualTo(200);
    assertThat(score.at("/rank").asInt()).isEqualTo(2);
    assertThat(score.at("/accounts/0/account/key").asString()).isEqualTo("globex");
    assertThat(score.at("/accounts/1/account/key").asString()).isEqualTo("acme");
    assertThat(score.at("/accounts/1/stake/chanceOfLoss").decimalValue())
        .isEqualByComparingTo("0.254");
    assertThat(score.at("/accounts/1/stake/amount").decimalValue()).isEqualByComparingTo("15240");
    assertThat(score.at("/accounts/1/stake/decisionDate").asString()).isEqualTo("2026-11-06");
    assertThat(score.at("/accounts/1/protect/late").asBoolean()).isTrue();
    assertThat(score.at("/counterfactuals/largestAccount").asString()).isEqualTo("globex");
    assertThat(score.at("/counterfactuals/rankWithoutLargestAccount").isNumber()).isTrue();
    assertThat(score.at("/counterfactuals/effortForFirstPlace").isNumber()).isTrue();
    assertThat(score.at("/earliestShip/date").asString()).isEqualTo("2026-12-19");
    assertThat(csm.get("/api/v1/features/none/score").status()).isEqualTo(404);
  }

  @Test
  void one_account_comes_with_stake_asks_and_loops() {
    var acme = csm.get("/api/v1/accounts/acme");

    assertThat(acme.at("/stake/amount").decimalValue()).isEqualByComparingTo("15240");
    assertThat(acme.at("/stake/sumWeights").decimalValue()).isEqualByComparingTo("1.175");
    assertThat(acme.at("/asks").valueStream().map(ask -> ask.at("/feature/key").asString()))
        .containsExactly("Export", "SSO");
    assertThat(acme.at("/loops").size()).isZero();
    var tag = acme.header("ETag").orElseThrow();
    assertThat(csm.get("/api/v1/accounts/acme", "If-None-Match", tag).status()).isEqualTo(304);
  }

  @Test
  void a_policy_is_put_back_as_it_was_read() {
    var read = csm.get("/api/v1/policy");
    var same = pm.put("/api/v1/policy", read.text());
    var retention = read.text().replace("\"expansionChance\":0.15", "\"expansionChance\":0.1");

    var changed = pm.put("/api/v1/policy", retention);
    var restored = pm.put("/api/v1/policy", read.text());

    assertThat(same.json()).isEqualTo(read.json());
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.at("/version").asLong()).isEqualTo(read.at("/version").asLong() + 1);
    assertThat(changed.at("/expansionChance").decimalValue()).isEqualByComparingTo("0.1");
    assertThat(restored.at("/version").asLong()).isEqualTo(read.at("/version").asLong() + 2);
    var byOld = csm.get(BACKLOG + "&policy=" + changed.at("/version").asLong());
    assertThat(byOld.at("/items/0/score/grow").decimalValue()).isEqualByComparingTo("8000");
    assertThat(
            pm.put("/api/v1/policy", read.text(), "If-Match", same.header("ETag").orElseThrow())
                .status())
        .isEqualTo(412);
  }

  @Test
  void a_policy_outside_its_limits_is_refused_by_field() {
    var policy = csm.get("/api/v1/policy").text();

    for (var change : new String[] {"-0.1", "\"0.15\"", "null", "1e1000000", "[]"}) {
      var reply =
          pm.put(
              "/api/v1/policy",
              policy.replace("\"expansionChance\":0.15", "\"expansionChance\":" + change));
      assertThat(reply.status()).as(change).isEqualTo(400);
      assertThat(reply.at("/errors/0/field").asString()).isEqualTo("expansionChance");
    }
    assertThat(pm.put("/api/v1/policy", "{\"preventableShare\": 0.4}").status()).isEqualTo(400);
    assertThat(pm.put("/api/v1/policy", "{\"prevent\": 0.4}").status()).isEqualTo(400);
  }

  @Test
  void a_preview_ranks_anew_and_stores_nothing() {
    var before = csm.get("/api/v1/policy").json();

    var preview = pm.post("/api/v1/policy/preview?asOf=2026-11-22", "{\"expansionChance\": 0}");

    assertThat(preview.status()).isEqualTo(200);
    assertThat(preview.at("/items").findValuesAsString("key"))
        .containsExactly("Audit", "SSO", "Export");
    assertThat(preview.at("/items/0/score/grow").decimalValue()).isEqualByComparingTo("0");
    assertThat(preview.at("/items/0/currentRank").asInt()).isEqualTo(1);
    assertThat(csm.get("/api/v1/policy").json()).isEqualTo(before);
  }

  @Test
  void similar_features_come_best_first() {
    var similar = csm.get("/api/v1/similar?text=export%20to%20a%20file&limit=2");

    assertThat(similar.status()).isEqualTo(200);
    assertThat(similar.at("/items/0/feature/key").asString()).isEqualTo("Export");
    assertThat(csm.get("/api/v1/similar").status()).isEqualTo(400);
  }

  private Iterable<Integer> ranks(String query) {
    return csm.get(BACKLOG + query)
        .at("/items")
        .valueStream()
        .map(item -> item.get("rank").asInt())
        .toList();
  }
}
