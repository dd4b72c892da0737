package heed.api;

import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeepingFactsTest {
  private Service service;
  private Client admin;
  private Client pm;
  private Client csm;

  @BeforeAll
  void start() {
    service = new Service();
    admin = service.as(Role.ADMIN);
    pm = service.as(Role.PM);
    csm = service.as(Role.CSM);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void an_account_comes_back_as_it_was_sent() {
    var sent =
        """
        {"key": "acme", "name": "Acme", "arr": 120000.50, "health": 30, "renewalDate": "2027-01-05",
         "csm": "Ann@Example.com", "segment": "enterprise", "industry": null, "country": "DE",
         "lifecycle": "customer", "usagePercent": 81.5, "expansionArr": 0, "domain": "acme.test"}
        """;

    var created = admin.put("/api/v1/accounts/acme", sent);
    var again = admin.put("/api/v1/accounts/acme", sent);
    var read = csm.get("/api/v1/accounts/acme");

    assertThat(created.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("ETag")).isEqualTo(created.header("ETag"));
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.header("Content-Type")).contains("application/json");
    assertThat(read.text()).contains("\"arr\":120000.5,", "\"expansionArr\":0,");
    assertThat(read.at("/csm").asString()).isEqualTo("ann@example.com");
    assertThat(read.at("/industry").isNull()).isTrue();
    assertThat(read.at("/usagePercent").decimalValue()).isEqualByComparingTo("81.5");
  }

  @Test
  void a_feature_keeps_its_effort_by_discipline() {
    var created =
        pm.put(
            "/api/v1/features/SSO",
            """
            {"title": "Single sign-on", "area": "security",
             "effort": {"engineering": 1.5, "design": 0.25, "product": 0.25}}
            """);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.at("/effortPersonMonths").decimalValue()).isEqualByComparingTo("2");
    assertThat(created.at("/effort/engineering").decimalValue()).isEqualByComparingTo("1.5");
    assertThat(created.at("/status").asString()).isEqualTo("new");
    var whole = pm.put("/api/v1/features/SSO", "{\"title\": \"SSO\", \"effortPersonMonths\": 3}");
    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.at("/effort").isNull()).isTrue();
  }

  @Test
  void a_posted_feature_gets_a_key_and_says_where_it_is() {
    var created = pm.post("/api/v1/features", "{\"title\": \"Dark mode\"}");

    assertThat(created.status()).isEqualTo(201);
    var location = created.header("Location").orElseThrow();
    assertThat(pm.get(location).at("/title").asString()).isEqualTo("Dark mode");
    var taken =
        pm.post(
            "/api/v1/features",
            "{\"title\": \"Dark\", \"key\": \"" + created.at("/key").asString() + "\"}");
    assertThat(taken.status()).isEqualTo(409);
  }

  @Test
  void a_request_is_filed_now_by_whoever_asks() {
    admin.put("/api/v1/accounts/globex", "{\"name\": \"Globex\", \"arr\": 400000}");

    var filed =
        csm.post(
            "/api/v1/requests",
            """
            {"account": "globex", "newFeature": {"title": "Audit log"}, "severity": 4,
             "expansionArr": 50000, "quote": "We need it.\\nSoon."}
            """);

    assertThat(filed.status()).isEqualTo(201);
    assertThat(filed.at("/filedBy").asString()).isEqualTo(Service.ANN);
    assertThat(filed.at("/filedAt").asString()).isEqualTo("2026-11-22T09:30:00Z");
    assertThat(filed.at("/coreUseCase").asBoolean()).isFalse();
    assertThat(filed.at("/quote").asString()).isEqualTo("We need it.\nSoon.");
    assertThat(csm.get(filed.header("Location").orElseThrow()).json()).isEqualTo(filed.json());
    var feature = filed.at("/feature").asString();
    assertThat(csm.get("/api/v1/requests?feature=" + feature).at("/items").size()).isEqualTo(1);
  }
}
