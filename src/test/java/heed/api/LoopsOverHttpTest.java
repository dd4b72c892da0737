package heed.api;

import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From a decision to the customer who was told.
class LoopsOverHttpTest {
  private Service service;
  private Client pm;
  private Client csm;

  @BeforeEach
  void keepTheExample() {
    service = new Service();
    WorkedBook.keep(service.as(Role.ADMIN));
    pm = service.as(Role.PM);
    csm = service.as(Role.CSM);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void shipping_opens_a_loop_for_each_account_that_asked() {
    var shipped = pm.post("/api/v1/features/SSO/status", "{\"status\": \"shipped\"}");

    assertThat(shipped.status()).isEqualTo(200);
    assertThat(shipped.at("/loopsOpened").asInt()).isEqualTo(2);
    assertThat(shipped.at("/feature/status").asString()).isEqualTo("shipped");
    var loops = csm.get("/api/v1/loops?feature=SSO&state=owed").at("/items");
    assertThat(loops.findValuesAsString("account")).containsExactlyInAnyOrder("acme", "globex");
    assertThat(loops.findValuesAsString("milestone")).containsOnly("shipped");
    assertThat(csm.get("/api/v1/loops?csm=ann@example.com").at("/items").size()).isEqualTo(1);
    assertThat(csm.get("/api/v1/accounts/acme").at("/loops/0/state").asString()).isEqualTo("owed");
    assertThat(csm.get("/api/v1/backlog").at("/items").findValuesAsString("key"))
        .doesNotContain("SSO");
  }

  @Test
  void a_csm_answers_own_loops_and_an_answer_is_final() {
    pm.post(
        "/api/v1/features/SSO/status", "{\"status\": \"planned\", \"targetDate\": \"2027-01-01\"}");
    var own = loop("acme");
    var other = loop("globex");

    var snoozed = csm.post(own + "/snooze", "{\"until\": \"2026-11-23\"}");
    var told = csm.post(own + "/told", "{\"how\": \"call\", \"note\": \"glad\"}");

    assertThat(snoozed.at("/state").asString()).isEqualTo("snoozed");
    assertThat(snoozed.at("/until").asString()).isEqualTo("2026-11-23");
    assertThat(told.at("/state").asString()).isEqualTo("told");
    assertThat(told.at("/how").asString()).isEqualTo("call");
    assertThat(csm.post(own + "/waive", "{\"reason\": \"gone\"}").status()).isEqualTo(409);
    assertThat(csm.post(other + "/told", "{\"how\": \"call\"}").status()).isEqualTo(403);
    assertThat(pm.post(other + "/reassign", "{\"csm\": \"ann@example.com\"}").at("/csm").asString())
        .isEqualTo("ann@example.com");
    assertThat(csm.post(other + "/waive", "{\"reason\": \"churning\"}").at("/state").asString())
        .isEqualTo("waived");
  }

  @Test
  void facts_put_later_leave_a_decision_alone_unless_they_speak_of_it() {
    pm.post(
        "/api/v1/features/SSO/status", "{\"status\": \"planned\", \"targetDate\": \"2027-01-01\"}");

    var silent = pm.put("/api/v1/features/SSO", "{\"title\": \"Single sign-on\"}");
    var spoken =
        pm.put(
            "/api/v1/features/SSO",
            "{\"title\": \"SSO\", \"status\": \"under_review\", \"targetDate\": null}");

    assertThat(silent.at("/status").asString()).isEqualTo("planned");
    assertThat(silent.at("/targetDate").asString()).isEqualTo("2027-01-01");
    assertThat(silent.at("/effortPersonMonths").isNull()).isTrue();
    assertThat(spoken.at("/status").asString()).isEqualTo("under_review");
    assertThat(spoken.at("/targetDate").isNull()).isTrue();
  }

  @Test
  void what_is_missing_or_wrong_is_refused_by_its_field() {
    pm.post("/api/v1/features/SSO/status", "{\"status\": \"shipped\"}");
    var own = loop("acme");

    assertThat(refusedField(own + "/snooze", "{\"until\": \"2026-11-22\"}")).isEqualTo("until");
    assertThat(refusedField(own + "/snooze", "{}")).isEqualTo("until");
    assertThat(refusedField(own + "/told", "{}")).isEqualTo("how");
    assertThat(refusedField(own + "/told", "{\"how\": \"call\", \"url\": \"x\"}")).isEqualTo("url");
    assertThat(refusedField(own + "/waive", "{\"why\": \"x\"}")).isEqualTo("why");
    assertThat(csm.post("/api/v1/loops/none/told", "{\"how\": \"call\"}").status()).isEqualTo(404);
    assertThat(csm.get("/api/v1/loops?state=open").status()).isEqualTo(400);
    var status = "/api/v1/features/SSO/status";
    assertThat(pm.post(status, "{\"status\": \"declined\"}").at("/errors/0/field").asString())
        .isEqualTo("reason");
    assertThat(pm.post(status, "{\"status\": \"done\"}").at("/errors/0/field").asString())
        .isEqualTo("status");
    assertThat(pm.post("/api/v1/features/none/status", "{\"status\": \"planned\"}").status())
        .isEqualTo(404);
  }

  @Test
  void a_decision_sent_twice_with_one_key_opens_loops_once() {
    var path = "/api/v1/features/SSO/status";
    var first = pm.post(path, "{\"status\": \"shipped\"}", "Idempotency-Key", "ship");
    var again = pm.post(path, "{\"status\": \"shipped\"}", "Idempotency-Key", "ship");

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(csm.get("/api/v1/loops").at("/items").size()).isEqualTo(2);
  }

  @Test
  void merged_in_opposite_ways_one_wins() {
    assertThat(pm.post("/api/v1/features/SSO/merge", "{\"into\": \"Audit\"}").status())
        .isEqualTo(200);
    var back = pm.post("/api/v1/features/Audit/merge", "{\"into\": \"SSO\"}");

    assertThat(back.status()).isEqualTo(409);
    assertThat(back.code()).isEqualTo("conflict");
    assertThat(csm.get("/api/v1/requests?feature=Audit").at("/items").findValuesAsString("feature"))
        .hasSize(4)
        .containsOnly("Audit");
    assertThat(pm.post("/api/v1/features/Export/merge", "{\"into\": \"none\"}").status())
        .isEqualTo(400);
    assertThat(pm.post("/api/v1/features/SSO/unmerge", null).status()).isEqualTo(200);
    assertThat(pm.post("/api/v1/features/SSO/unmerge", null).status()).isEqualTo(409);
  }

  @Test
  void lists_of_loops_come_in_pages() {
    for (var feature : new String[] {"SSO", "Export", "Audit"}) {
      pm.post("/api/v1/features/" + feature + "/status", "{\"status\": \"shipped\"}");
    }

    var first = csm.get("/api/v1/loops?limit=4");
    var second = csm.get("/api/v1/loops?limit=4&cursor=" + first.at("/next").asString());

    assertThat(first.at("/items").size()).isEqualTo(4);
    assertThat(second.at("/items").size()).isEqualTo(2);
    assertThat(second.at("/next").isNull()).isTrue();
  }

  private String loop(String account) {
    var items = csm.get("/api/v1/loops?account=" + account).at("/items");
    assertThat(items.size()).isEqualTo(1);
    return "/api/v1/loops/" + items.at("/0/id").asString();
  }

  private String refusedField(String path, String body) {
    var reply = csm.post(path, body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    return reply.at("/errors/0/field").asString();
  }
}
