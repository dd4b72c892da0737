package heed.api;

import static org.assertj.core.api.Assertions.assertThat;

import heed.http.Addresses;
import heed.http.Route;
import heed.people.Role;
import heed.platform.Currency;
import heed.platform.database.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// No input gets a 5xx, on either database; every answer is as described, as [Client] checks.
class AnyInputTest {
  private static final long SEED = 20261122;
  private static final int CALLS = 1500;

  private static final List<String> FIELDS =
      List.of(
          "key",
          "name",
          "arr",
          "health",
          "renewalDate",
          "csm",
          "lifecycle",
          "usagePercent",
          "expansionArr",
          "title",
          "status",
          "effort",
          "effortPersonMonths",
          "targetDate",
          "account",
          "feature",
          "newFeature",
          "severity",
          "coreUseCase",
          "quote",
          "filedAt",
          "filedBy",
          "sourceUrl",
          "reason",
          "notify",
          "into",
          "how",
          "until",
          "overrun",
          "urgency",
          "severityWeights",
          "stake",
          "\\u0000",
          "ä");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1",
          "3",
          "1e10000000",
          "-1e-10000000",
          "0.1",
          "1e12",
          "1e18",
          "12345678901234567890123456789012345678901",
          "\"\"",
          "\" \"",
          "\"a\"",
          "\"acme\"",
          "\"SSO\"",
          "\"planned\"",
          "\"customer\"",
          "\"2026-11-23\"",
          "\"2025-02-29\"",
          "\"+292278994-01-01\"",
          "\"2026-11-22T09:30:00Z\"",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"\\ufffe\"",
          "\"\\u202egnp\"",
          "\"ann@example.com\"",
          "\"https://example.com/\"",
          "\"javascript:x\"",
          "\"%\"",
          "\"' OR 1=1 --\"",
          "[]",
          "{}",
          "[[[]]]",
          "{\"title\": \"New\"}",
          "{\"engineering\": 1}",
          "[0.1, 0.2, 0.3, 0.4, 0.5]",
          "[{\"days\": 1, \"share\": 1}]",
          "NaN",
          "1.",
          ".5",
          "tru");

  private static final List<String> PARAMETERS =
      List.of(
          "q",
          "csm",
          "segment",
          "status",
          "area",
          "asOf",
          "policy",
          "limit",
          "cursor",
          "text",
          "account",
          "feature",
          "filedBy",
          "state",
          "dryRun",
          "sort",
          "access_token");

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "acme",
          "SSO",
          "new",
          "owed",
          "0",
          "1",
          "500",
          "501",
          "-1",
          "2147483648",
          "1e3",
          "2026-11-22",
          "0000-00-00",
          "9999-12-31",
          "true",
          "%",
          "_",
          "\u0000",
          "\ud83d\ude00",
          "日本",
          "' OR '1'='1",
          "../../etc/passwd",
          "a b",
          "a;b",
          "a+b",
          "<script>",
          "\u202e",
          Base64.getUrlEncoder()
              .encodeToString("0123456789abcdefx".getBytes(StandardCharsets.UTF_8)));

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatever_is_sent_is_answered_below_500(Dialect dialect) {
    var random = new SplittableRandom(SEED);
    try (var service = new Service(dialect, Currency.of("USD"))) {
      var admin = service.as(Role.ADMIN);
      WorkedBook.keep(admin);
      var routes =
          service.server.routes().stream()
              .filter(route -> route.access() instanceof Route.Access.AtLeast)
              .toList();

      for (var call = 0; call < CALLS; call++) {
        var route = one(routes, random);
        var path = path(route, random);
        var body = route.verb() == Route.Verb.GET ? null : body(random);
        var type = route.path().contains("import") ? "text/csv" : "application/json";
        var reply = admin.send(route.verb().name(), path, body, "Content-Type", type);

        assertThat(reply.status())
            .as(
                "seed %s, call %s: %s %s\n%s\n%s",
                SEED, call, route.verb(), path, body, reply.text())
            .isLessThan(500);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_example_ranks_alike_on_either_database(Dialect dialect) {
    try (var service = new Service(dialect, Currency.of("USD"))) {
      WorkedBook.keep(service.as(Role.ADMIN));
      var pm = service.as(Role.PM);

      var items = pm.get("/api/v1/backlog?asOf=2026-11-22").at("/items");
      pm.post("/api/v1/features/SSO/status", "{\"status\": \"shipped\"}", "Idempotency-Key", "s");
      pm.put("/api/v1/policy", pm.get("/api/v1/policy").text().replace("0.15", "0.1"));

      assertThat(items.findValuesAsString("priority"))
          .containsExactly("15242.46", "6807.68", "2539.79");
      assertThat(pm.get("/api/v1/loops?csm=ann@example.com&state=owed").at("/items").size())
          .isEqualTo(1);
      assertThat(pm.get("/api/v1/policy").at("/version").asInt()).isEqualTo(2);
      assertThat(pm.get("/api/v1/requests?feature=SSO&limit=1").at("/next").isNull()).isFalse();
      assertThat(pm.get("/api/v1/accounts?q=AC").at("/items").size()).isEqualTo(1);
    }
  }

  @Test
  void no_letter_of_a_cursor_can_be_changed() {
    try (var service = new Service()) {
      var admin = service.as(Role.ADMIN);
      WorkedBook.keep(admin);
      var list = "/api/v1/accounts?limit=2&cursor=";
      var cursor = admin.get("/api/v1/accounts?limit=2").at("/next").asString();
      assertThat(admin.get(list + cursor).at("/items").findValuesAsString("key"))
          .containsExactly("initech", "umbra");

      for (var at = 0; at < cursor.length(); at++) {
        var letters = cursor.toCharArray();
        letters[at] = letters[at] == 'A' ? 'B' : 'A';
        assertThat(admin.get(list + new String(letters)).status()).isEqualTo(400);
      }
      assertThat(admin.get(list + cursor + "=").status()).isEqualTo(400);
      assertThat(admin.get(list + cursor.substring(1)).status()).isEqualTo(400);
      assertThat(admin.get("/api/v1/accounts?q=e&limit=2&cursor=" + cursor).status())
          .isEqualTo(400);
      assertThat(admin.get("/api/v1/features?limit=2&cursor=" + cursor).status()).isEqualTo(400);
    }
  }

  @Test
  void amounts_have_the_minor_digits_of_the_books_currency() {
    try (var yen = new Service(Dialect.SQLITE, Currency.of("JPY"));
        var dinar = new Service(Dialect.SQLITE, Currency.of("KWD"))) {
      var path = "/api/v1/accounts/acme";

      assertThat(yen.as(Role.ADMIN).put(path, "{\"name\": \"A\", \"arr\": 1.50}").status())
          .isEqualTo(400);
      assertThat(yen.as(Role.ADMIN).put(path, "{\"name\": \"A\", \"arr\": 1500}").text())
          .contains("\"arr\":1500,");
      assertThat(dinar.as(Role.ADMIN).put(path, "{\"name\": \"A\", \"arr\": 1.234}").text())
          .contains("\"arr\":1.234,");
    }
  }

  private static String path(Route route, SplittableRandom random) {
    var path = route.path();
    while (path.contains("{")) {
      var part = Addresses.segment(one(TEXTS, random).replace("/", "").replace(".", ""));
      path = path.replaceFirst("\\{[a-z]+}", part.isEmpty() ? "accounts" : part);
    }
    var query = new StringBuilder();
    for (var i = random.nextInt(3); i > 0; i--) {
      query
          .append(query.isEmpty() ? "?" : "&")
          .append(one(PARAMETERS, random))
          .append("=")
          .append(Addresses.segment(one(TEXTS, random)));
    }
    return path + query;
  }

  private static String body(SplittableRandom random) {
    var fields = new String[random.nextInt(7)];
    Arrays.setAll(fields, _ -> "\"" + one(FIELDS, random) + "\": " + one(VALUES, random));
    var json = "{" + String.join(", ", fields) + "}";
    return random.nextInt(20) == 0 ? json.substring(random.nextInt(json.length())) : json;
  }

  private static <T> T one(List<T> list, SplittableRandom random) {
    return list.get(random.nextInt(list.size()));
  }
}
