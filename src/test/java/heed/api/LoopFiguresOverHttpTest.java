package heed.api;

import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopFiguresOverHttpTest {
  private static final String FIGURES = "/api/v1/loops/figures";

  private Service service;
  private Client pm;
  private Client csm;

  @BeforeEach
  void start() {
    service = new Service();
    pm = service.as(Role.PM);
    csm = service.as(Role.CSM);
    var admin = service.as(Role.ADMIN);
    admin.put(
        "/api/v1/accounts/acme",
        "{\"name\": \"Acme\", \"arr\": 1000.50, \"csm\": \"ann@example.com\", \"segment\":"
            + " \"enterprise\"}");
    admin.put("/api/v1/accounts/umbra", "{\"name\": \"Umbra\", \"arr\": 200}");
    admin.put("/api/v1/features/SSO", "{\"title\": \"SSO\"}");
    file("acme");
    file("umbra");
    pm.post("/api/v1/features/SSO/status", "{\"status\": \"shipped\"}");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void figures_say_what_was_told_and_what_is_owed() {
    csm.post(loop() + "/told", "{\"how\": \"call\"}");

    var reply = pm.get(FIGURES);

    assertThat(reply.at("/by").asString()).isEqualTo("csm");
    assertThat(reply.at("/total/told").asInt()).isEqualTo(1);
    assertThat(reply.at("/total/open").asInt()).isEqualTo(1);
    assertThat(reply.at("/total/closureRate").asDouble()).isEqualTo(0.5);
    assertThat(reply.at("/total/medianDaysToTold").asDouble()).isZero();
    assertThat(reply.at("/groups/0/name").asString()).isEqualTo("ann@example.com");
    assertThat(reply.at("/groups/1/name").isNull()).isTrue();
    assertThat(reply.at("/oldest/0/account").asString()).isEqualTo("umbra");
    assertThat(reply.at("/silent").size()).isZero();
  }

  @Test
  void they_are_given_by_segment_and_by_month_too() {
    assertThat(pm.get(FIGURES + "?by=segment").at("/groups/0/name").asString())
        .isEqualTo("enterprise");
    assertThat(pm.get(FIGURES + "?by=month").at("/groups/0/name").asString()).isEqualTo("2026-11");
    assertThat(pm.get(FIGURES + "?from=2026-11-23").at("/total/closureRate").isNull()).isTrue();
    assertThat(pm.get(FIGURES + "?from=2026-11-22&to=2026-11-22").at("/total/open").asInt())
        .isEqualTo(2);
  }

  @Test
  void a_lead_sees_where_we_are_silent() {
    service.clock.pass(java.time.Duration.ofDays(14));

    var reply = pm.get(FIGURES);

    assertThat(reply.at("/total/overdue").asInt()).isEqualTo(2);
    assertThat(reply.at("/silent/0/account").asString()).isEqualTo("acme");
    assertThat(reply.at("/silent/0/arr").asDouble()).isEqualTo(1000.5);
    assertThat(reply.at("/silent/0/since").asString()).isEqualTo("2026-11-27");
    assertThat(reply.at("/oldest/0/overdue").asBoolean()).isTrue();
  }

  @Test
  void a_csm_sees_own_figures_and_asks_for_no_others() {
    assertThat(csm.get(FIGURES).at("/total/open").asInt()).isEqualTo(1);
    assertThat(csm.get(FIGURES + "?csm=ANN@example.com").at("/total/open").asInt()).isEqualTo(1);
    assertThat(csm.get(FIGURES + "?csm=pia@example.com").status()).isEqualTo(403);
    assertThat(service.as(Role.VIEWER).get(FIGURES).status()).isEqualTo(403);
  }

  @Test
  void what_is_no_grouping_and_no_period_is_refused() {
    assertThat(pm.get(FIGURES + "?by=country").status()).isEqualTo(400);
    assertThat(pm.get(FIGURES + "?from=2026-11-22&to=2026-11-21").at("/errors/0/field").asString())
        .isEqualTo("to");
    assertThat(pm.get(FIGURES + "?limit=5").status()).isEqualTo(400);
  }

  private String loop() {
    return "/api/v1/loops/" + csm.get("/api/v1/loops?account=acme").at("/items/0/id").asString();
  }

  private void file(String account) {
    csm.post(
        "/api/v1/requests",
        "{\"account\": \"" + account + "\", \"feature\": \"SSO\", \"severity\": 3}");
  }
}
