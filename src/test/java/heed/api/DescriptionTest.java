package heed.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.http.Route;
import heed.people.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// The description and the router say the same. That answers are as described is checked of every
/// answer that any test of this package gets: see [Client].
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DescriptionTest {
  private Service service;

  @BeforeAll
  void start() {
    service = new Service();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void it_is_served_as_it_is_kept() {
    var reply = service.as(Role.VIEWER).get("/api/v1/openapi.json");

    assertThat(reply.text()).isEqualTo(Description.text());
    assertThat(reply.at("/openapi").asString()).isEqualTo("3.1.0");
    assertThat(service.nobody().get("/api/v1/openapi.json").status()).isEqualTo(401);
  }

  @Test
  void it_names_every_route_and_no_other() {
    var described = new TreeSet<String>();
    for (var path : Description.DOCUMENT.get("paths").properties()) {
      path.getValue()
          .propertyNames()
          .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
    }

    assertThat(service.server.routes().stream().map(Route::name))
        .containsExactlyInAnyOrderElementsOf(described);
    assertThat(described).noneMatch(route -> route.contains("plans") || route.contains("renewals"));
  }

  @Test
  void it_names_the_least_role_of_every_route() {
    for (var route : service.server.routes()) {
      var operation = operation(route);
      var role = operation.path("x-role").asString("");
      switch (route.access()) {
        case Route.Access.AtLeast(var least) -> assertThat(role).isEqualTo(least.word());
        case Route.Access.Everybody() -> assertThat(operation.get("security").size()).isZero();
      }
    }
  }

  @Test
  void it_names_every_parameter_that_a_route_takes() {
    var client = service.as(Role.ADMIN);
    for (var route : service.server.routes()) {
      if (!route.path().startsWith("/api/")) {
        continue;
      }
      for (var parameter : parameters(operation(route))) {
        if (parameter.get("in").asString().equals("query")) {
          var reply =
              client.send(
                  route.verb().name(),
                  route.path().replaceAll("\\{[a-z]+}", "accounts")
                      + "?"
                      + parameter.get("name").asString()
                      + "=",
                  route.verb() == Route.Verb.GET ? null : "{}");
          assertThat(reply.text()).as(route.name()).doesNotContain("no query parameter");
        }
      }
    }
  }

  @Test
  void every_reference_leads_somewhere() {
    for (var reference : Description.DOCUMENT.findValuesAsString("$ref")) {
      assertThat(Description.DOCUMENT.at(reference.substring(1)).isMissingNode())
          .as(reference)
          .isFalse();
    }
  }

  @Test
  void an_answer_that_is_not_as_described_is_noticed() {
    service.as(Role.ADMIN).put("/api/v1/features/SSO", "{\"title\": \"SSO\"}");
    var features = service.as(Role.ADMIN).get("/api/v1/features");

    assertThatThrownBy(() -> Description.check("GET", "/api/v1/accounts", features))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("arr");
    assertThatThrownBy(() -> Description.check("GET", "/healthz", features))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> Description.check("PUT", "/api/v1/policy/preview", features))
        .isInstanceOf(AssertionError.class);
  }

  private static JsonNode operation(Route route) {
    return Description.DOCUMENT
        .get("paths")
        .get(route.path())
        .get(route.verb().name().toLowerCase(Locale.ROOT));
  }

  private static List<JsonNode> parameters(JsonNode operation) {
    var parameters = new ArrayList<JsonNode>();
    for (var parameter : operation.path("parameters")) {
      parameters.add(
          parameter.has("$ref")
              ? Description.DOCUMENT.at(parameter.get("$ref").asString().substring(1))
              : parameter);
    }
    return parameters;
  }
}
