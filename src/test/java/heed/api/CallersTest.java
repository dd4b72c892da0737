package heed.api;

import static org.assertj.core.api.Assertions.assertThat;

import heed.http.Route;
import heed.people.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Who may call what, asked of every route that the server has.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallersTest {
  private Service service;

  @BeforeAll
  void start() {
    service = new Service();
    WorkedBook.keep(service.as(Role.ADMIN));
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void every_route_of_the_api_lets_in_its_role_and_greater_ones_only() {
    for (var route : service.server.routes()) {
      if (route.access() instanceof Route.Access.AtLeast(var least)) {
        assertThat(call(service.nobody(), route)).as(route.name()).isEqualTo(401);
        for (var role : Role.values()) {
          var status = call(service.as(role), route);
          if (role.atLeast(least)) {
            assertThat(status).as(role + " " + route.name()).isNotIn(401, 403, 405, 500);
          } else {
            assertThat(status).as(role + " " + route.name()).isEqualTo(403);
          }
        }
      }
    }
  }

  @Test
  void only_health_and_metrics_ask_for_no_token() {
    var open =
        service.server.routes().stream()
            .filter(route -> route.access() instanceof Route.Access.Everybody)
            .map(Route::path);

    assertThat(open).containsExactlyInAnyOrder("/healthz", "/readyz", "/metrics");
  }

  @Test
  void the_roles_are_those_of_the_contract() {
    assertThat(routesOf(Role.VIEWER))
        .containsExactlyInAnyOrder(
            "GET /api/v1/features",
            "GET /api/v1/features/{key}",
            "GET /api/v1/backlog",
            "GET /api/v1/openapi.json");
    assertThat(routesOf(Role.PM))
        .containsExactlyInAnyOrder(
            "POST /api/v1/features",
            "PUT /api/v1/features/{key}",
            "POST /api/v1/features/{key}/status",
            "POST /api/v1/features/{key}/merge",
            "POST /api/v1/features/{key}/unmerge",
            "DELETE /api/v1/requests/{key}",
            "PUT /api/v1/policy",
            "POST /api/v1/policy/preview",
            "PUT /api/v1/loop-policy",
            "PUT /api/v1/templates/{milestone}/{language}",
            "DELETE /api/v1/templates/{milestone}/{language}",
            "POST /api/v1/loops/reassign",
            "PUT /api/v1/features/{key}/announcement",
            "DELETE /api/v1/features/{key}/announcement");
    assertThat(routesOf(Role.ADMIN))
        .containsExactlyInAnyOrder(
            "PUT /api/v1/accounts/{key}",
            "POST /api/v1/import/{kind}",
            "GET /api/v1/webhooks",
            "POST /api/v1/webhooks",
            "GET /api/v1/webhooks/{id}",
            "PUT /api/v1/webhooks/{id}",
            "DELETE /api/v1/webhooks/{id}",
            "POST /api/v1/webhooks/{id}/key",
            "POST /api/v1/webhooks/{id}/replay",
            "POST /api/v1/webhooks/{id}/test",
            "PUT /api/v1/public-page");
  }

  @Test
  void a_viewer_meets_no_amount_anywhere() {
    var viewer = service.as(Role.VIEWER);

    for (var path :
        List.of(
            "/api/v1/features",
            "/api/v1/features/SSO",
            "/api/v1/backlog",
            "/api/v1/backlog?asOf=2026-11-22&segment=enterprise",
            "/api/v1/accounts/acme",
            "/api/v1/features/SSO/score",
            "/api/v1/policy",
            "/metrics",
            "/readyz")) {
      assertThat(viewer.get(path).text())
          .as(path)
          .doesNotContain("120000", "400000", "15240", "6807.68", "15242", "50000", "80000");
    }
  }

  @Test
  void a_token_that_is_none_is_refused_and_told_how_to_send_one() {
    var path = "/api/v1/features";

    for (var header :
        List.of(
            "Bearer null", "Bearer ", "Bearer", "Basic YTpi", "heed_abc", "Bearer a b", "null")) {
      var reply = service.nobody().get(path, "Authorization", header);
      assertThat(reply.status()).as(header).isEqualTo(401);
      assertThat(reply.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
      assertThat(reply.code()).isEqualTo("unauthenticated");
    }
    var secret = service.secret(Role.ADMIN);
    assertThat(service.nobody().get(path + "?access_token=" + secret).status()).isEqualTo(401);
    assertThat(service.nobody().get(path + "?token=" + secret).status()).isEqualTo(401);
    assertThat(service.as(Role.ADMIN).get(path + "?access_token=" + secret).status())
        .isEqualTo(401);
    assertThat(service.nobody().get(path, "Authorization", "bearer " + secret).status())
        .isEqualTo(200);
  }

  @Test
  void a_revoked_token_dies_within_two_seconds() {
    var client = new Client(service.server.port(), service.token("short", Role.PM, null));
    assertThat(client.get("/api/v1/features").status()).isEqualTo(200);

    service
        .database
        .writer()
        .write(
            "test",
            transaction -> {
              service.tokens.revoke(transaction, "short");
              return true;
            });
    service.clock.pass(Duration.ofSeconds(1));

    assertThat(client.get("/api/v1/features").status()).isEqualTo(401);
  }

  @Test
  void guessing_tokens_is_slowed_down_and_right_ones_go_on() {
    try (var guessed = new Service()) {
      var statuses = new ArrayList<Integer>();
      for (var i = 0; i < 260; i++) {
        statuses.add(
            new Client(guessed.server.port(), "heed_wrong" + i)
                .get("/api/v1/features", "X-Forwarded-For", "10.0.0." + i)
                .status());
      }

      assertThat(statuses.subList(0, 200)).containsOnly(401);
      assertThat(statuses.subList(200, 260)).containsOnly(429);
      assertThat(guessed.as(Role.VIEWER).get("/api/v1/features").status()).isEqualTo(200);
      guessed.clock.pass(Duration.ofMinutes(1));
      assertThat(new Client(guessed.server.port(), "x").get("/api/v1/features").status())
          .isEqualTo(401);
    }
  }

  @Test
  void a_csm_changes_own_filings_and_no_others() {
    var csm = service.as(Role.CSM);
    var body = "{\"account\": \"acme\", \"feature\": \"SSO\", \"severity\": 2}";
    var others = body.replace("}", ", \"filedBy\": \"zoe@example.com\"}");

    assertThat(csm.put("/api/v1/requests/own", body).at("/filedBy").asString())
        .isEqualTo(Service.ANN);
    assertThat(csm.put("/api/v1/requests/own", body.replace("2", "3")).status()).isEqualTo(200);
    assertThat(service.as(Role.PM).put("/api/v1/requests/theirs", others).status()).isEqualTo(201);
    assertThat(csm.put("/api/v1/requests/theirs", body).status()).isEqualTo(403);
    assertThat(csm.delete("/api/v1/requests/own").status()).isEqualTo(403);
    assertThat(service.as(Role.PM).delete("/api/v1/requests/theirs").status()).isEqualTo(204);
    assertThat(service.as(Role.PM).delete("/api/v1/requests/own").status()).isEqualTo(204);
    assertThat(service.as(Role.PM).delete("/api/v1/requests/own").status()).isEqualTo(404);
  }

  private List<String> routesOf(Role least) {
    return service.server.routes().stream()
        .filter(route -> route.access().equals(new Route.Access.AtLeast(least)))
        .map(Route::name)
        .toList();
  }

  /// Calls a route with as little as it takes to get past the door.
  private static int call(Client client, Route route) {
    var path = route.path().replaceAll("\\{[a-z]+}", "no-such");
    var body = route.verb() == Route.Verb.GET || route.verb() == Route.Verb.DELETE ? null : "{}";
    return client.send(route.verb().name(), path, body).status();
  }
}
