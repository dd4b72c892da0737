package heed.api;

import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Role;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What customers are told: texts, templates, policies, promises and the story of a loop.
class WordsOverHttpTest {
  private static final String TEMPLATE = "/api/v1/templates/planned/en";

  private Service service;
  private Client pm;
  private Client csm;

  @BeforeEach
  void keepTheExample() {
    service = new Service();
    WorkedBook.keep(service.as(Role.ADMIN));
    pm = service.as(Role.PM);
    csm = service.as(Role.CSM);
    plan("2027-03-01");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_loop_tells_its_whole_story() {
    var loop = loop("acme");
    csm.post(loop + "/snooze", "{\"until\": \"2026-11-25\"}");
    pm.post(loop + "/reassign", "{\"csm\": \"bo@example.com\"}");
    pm.post(loop + "/told", "{\"how\": \"call\", \"url\": \"https://crm.example/1\"}");

    var story = csm.get(loop);

    assertThat(story.at("/state").asString()).isEqualTo("told");
    assertThat(story.at("/promisedDate").asString()).isEqualTo("2027-03-01");
    assertThat(story.at("/steps").findValuesAsString("action"))
        .containsExactly("opened", "snoozed", "reassigned", "told");
    assertThat(story.at("/steps/1/until").asString()).isEqualTo("2026-11-25");
    assertThat(story.at("/steps/2/handedTo").asString()).isEqualTo("bo@example.com");
    assertThat(story.at("/steps/3/how").asString()).isEqualTo("call");
    assertThat(story.at("/steps/3/url").asString()).isEqualTo("https://crm.example/1");
    assertThat(story.at("/steps/3/at").asString()).startsWith("2026-11-2");
    assertThat(csm.get("/api/v1/loops/l_none").status()).isEqualTo(404);
  }

  @Test
  void a_draft_is_edited_and_put_back() {
    var loop = loop("acme");
    var ours = csm.get(loop + "/draft").at("/text").asString();

    var edited = csm.put(loop + "/draft", "{\"text\": \"Dear Ann, it comes.\"}");

    assertThat(edited.at("/edited").asBoolean()).isTrue();
    assertThat(csm.get(loop).at("/draft").asString()).isEqualTo("Dear Ann, it comes.");
    assertThat(csm.delete(loop + "/draft").status()).isEqualTo(204);
    assertThat(csm.get(loop + "/draft").at("/text").asString()).isEqualTo(ours);
    assertThat(csm.get(loop + "/draft").at("/edited").asBoolean()).isFalse();
    assertThat(csm.put(loop + "/draft", "{\"text\": \" \"}").status()).isEqualTo(400);
    assertThat(csm.put(loop("globex") + "/draft", "{\"text\": \"x\"}").status()).isEqualTo(403);
    csm.post(loop + "/told", "{\"how\": \"call\"}");
    assertThat(csm.put(loop + "/draft", "{\"text\": \"too late\"}").status()).isEqualTo(409);
  }

  @Test
  void a_template_of_the_company_is_used_until_it_is_removed() {
    var kept = pm.put(TEMPLATE, "{\"text\": \"Hi[ {contact}], {feature} comes on {date}.\"}");

    assertThat(kept.at("/own").asBoolean()).isTrue();
    assertThat(csm.get(loop("acme") + "/draft").at("/text").asString())
        .endsWith(" comes on 1 March 2027.");
    assertThat(csm.get("/api/v1/templates").at("/items").size()).isEqualTo(10);
    assertThat(pm.delete(TEMPLATE).status()).isEqualTo(204);
    assertThat(csm.get(TEMPLATE).at("/own").asBoolean()).isFalse();
    assertThat(csm.get(TEMPLATE).at("/text").asString()).contains("| Hello,");
    assertThat(csm.put(TEMPLATE, "{\"text\": \"Hi\"}").status()).isEqualTo(403);
    assertThat(pm.put("/api/v1/templates/planned/fr", "{\"text\": \"Salut\"}").status())
        .isEqualTo(404);
  }

  @Test
  void a_template_with_a_mistake_is_refused_with_its_place() {
    var refused = pm.put(TEMPLATE, "{\"text\": \"Hi,\\nby {dat}.\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.at("/errors/0/field").asString()).isEqualTo("text");
    assertThat(refused.at("/errors/0/message").asString())
        .isEqualTo("Line 2, character 4: there is no field {dat}. Did you mean {date}?");
  }

  @Test
  void a_template_is_tried_with_a_real_account() {
    var body =
        """
        {"text": "{company}: {feature} by {date}[ or {reason}]", "milestone": "planned",
         "language": "zh-CN", "account": "acme", "feature": "SSO"}
        """;

    var preview = csm.post("/api/v1/templates/preview", body);

    assertThat(preview.at("/text").asString()).endsWith("by 2027年3月1日");
    assertThat(preview.at("/unknown/0").asString()).isEqualTo("reason");
    assertThat(csm.post("/api/v1/templates/preview", body.replace("acme", "nobody")).status())
        .isEqualTo(400);
    assertThat(csm.get(TEMPLATE).at("/own").asBoolean()).isFalse();
  }

  @Test
  void a_loop_policy_has_versions_and_moves_due_dates() {
    var usual = csm.get("/api/v1/loop-policy");
    var policy = usual.text().replace("\"shipped\":5", "\"shipped\":1");

    var put = pm.put("/api/v1/loop-policy", policy);
    pm.post("/api/v1/features/SSO/status", "{\"status\": \"shipped\"}");

    assertThat(usual.at("/version").asInt()).isEqualTo(1);
    assertThat(put.at("/version").asInt()).isEqualTo(2);
    assertThat(csm.get(loop("globex")).at("/dueDate").asString()).isEqualTo("2026-11-23");
    assertThat(csm.put("/api/v1/loop-policy", policy).status()).isEqualTo(403);
    var wrong =
        pm.put(
            "/api/v1/loop-policy",
            """
            {"dueWorkingDays": {"planned": 61, "slipped": 5, "shipped": 5, "declined": 5},
             "startedOpensLoops": null, "weeklyListTo": "ann@example.com, nobody"}
            """);
    assertThat(wrong.at("/errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder(
            "dueWorkingDays.planned",
            "dueWorkingDays.started",
            "startedOpensLoops",
            "weeklyListTo");
  }

  @Test
  void starting_opens_loops_where_the_policy_says_so() {
    assertThat(start().at("/loopsOpened").asInt()).isZero();
    pm.post("/api/v1/features/SSO/status", "{\"status\": \"planned\"}");
    var policy = csm.get("/api/v1/loop-policy").text();
    pm.put(
        "/api/v1/loop-policy",
        policy.replace("\"startedOpensLoops\":false", "\"startedOpensLoops\":true"));

    assertThat(start().at("/loopsOpened").asInt()).isEqualTo(2);
  }

  @Test
  void what_was_promised_to_whom_is_listed_with_what_became_of_it() {
    csm.post(loop("acme") + "/told", "{\"how\": \"call\"}");
    pm.post(loop("globex") + "/told", "{\"how\": \"mail\"}");
    assertThat(promises("state=open")).containsExactlyInAnyOrder("acme", "globex");

    plan("2027-05-01");
    csm.post(loop("acme") + "/told", "{\"how\": \"call\"}");

    var broken = pm.get("/api/v1/promises?state=broken").at("/items");
    assertThat(promises("state=broken")).containsExactlyInAnyOrder("acme", "globex");
    assertThat(promises("state=open")).containsExactly("acme");
    assertThat(broken.get(0).get("targetDate").asString()).isEqualTo("2027-05-01");
    assertThat(
            broken
                .valueStream()
                .filter(each -> each.get("heardSince").asBoolean())
                .map(each -> each.get("account").asString()))
        .containsExactly("acme");
    assertThat(promises("state=kept")).isEmpty();
    assertThat(csm.get("/api/v1/promises").at("/items").findValuesAsString("account"))
        .containsOnly("acme");
    assertThat(csm.get("/api/v1/promises?csm=bo@example.com").status()).isEqualTo(403);
    assertThat(csm.get(loop("globex")).at("/brokenDate").asString()).isEqualTo("2027-03-01");

    pm.post("/api/v1/features/SSO/status", "{\"status\": \"shipped\"}");
    assertThat(promises("state=kept&account=acme")).hasSize(2);
  }

  @Test
  void promises_come_in_pages() {
    csm.post(loop("acme") + "/told", "{\"how\": \"call\"}");
    pm.post(loop("globex") + "/told", "{\"how\": \"mail\"}");

    var first = pm.get("/api/v1/promises?limit=1");
    var second = pm.get("/api/v1/promises?limit=1&cursor=" + first.at("/next").asString());

    assertThat(
            List.of(
                first.at("/items/0/account").asString(), second.at("/items/0/account").asString()))
        .containsExactlyInAnyOrder("acme", "globex");
    assertThat(second.at("/next").isNull()).isTrue();
  }

  @Test
  void a_date_is_taken_back() {
    csm.post(loop("acme") + "/told", "{\"how\": \"call\"}");

    var changed =
        pm.post("/api/v1/features/SSO/status", "{\"status\": \"planned\", \"withdrawDate\": true}");

    assertThat(changed.at("/loopsOpened").asInt()).isEqualTo(1);
    assertThat(changed.at("/feature/targetDate").isNull()).isTrue();
    assertThat(csm.get(loop("acme")).at("/milestone").asString()).isEqualTo("slipped");
    assertThat(
            pm.post(
                    "/api/v1/features/SSO/status",
                    "{\"status\": \"planned\", \"targetDate\": \"2027-01-01\","
                        + " \"withdrawDate\": true}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void declined_features_come_back_on_their_day() {
    decline("SSO", "2026-11-22");
    decline("Export", "2026-11-23");

    var due = csm.get("/api/v1/features?revisit=due").at("/items");

    assertThat(due.findValuesAsString("key")).containsExactly("SSO");
    assertThat(csm.get("/api/v1/features?revisit=soon").status()).isEqualTo(400);
  }

  @Test
  void an_account_has_a_language() {
    var account = "/api/v1/accounts/acme";
    var admin = service.as(Role.ADMIN);
    var kept =
        admin.put(
            account,
            "{\"name\": \"Acme\", \"arr\": 1, \"csm\": \"ann@example.com\", \"language\":"
                + " \"zh-CN\"}");

    assertThat(kept.at("/language").asString()).isEqualTo("zh-CN");
    assertThat(csm.get(loop("acme") + "/draft").at("/language").asString()).isEqualTo("zh-CN");
    assertThat(csm.get(loop("acme") + "/draft").at("/text").asString())
        .contains("我们已决定开发这项功能，预计在2027年3月1日前完成。");
    assertThat(
            admin.put(account, "{\"name\": \"Acme\", \"arr\": 1, \"language\": \"fr\"}").status())
        .isEqualTo(400);
  }

  private Client.Reply start() {
    return pm.post("/api/v1/features/SSO/status", "{\"status\": \"in_progress\"}");
  }

  private void plan(String date) {
    pm.post(
        "/api/v1/features/SSO/status",
        "{\"status\": \"planned\", \"targetDate\": \"" + date + "\"}");
  }

  private void decline(String feature, String revisit) {
    pm.post(
        "/api/v1/features/" + feature + "/status",
        "{\"status\": \"declined\", \"reason\": \"No.\", \"revisitDate\": \"" + revisit + "\"}");
  }

  private List<String> promises(String query) {
    return pm.get("/api/v1/promises?" + query).at("/items").findValuesAsString("account");
  }

  private String loop(String account) {
    return "/api/v1/loops/"
        + csm.get("/api/v1/loops?state=owed&account=" + account).at("/items/0/id").asString();
  }
}
