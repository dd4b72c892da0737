package heed.api;

import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Role;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What strangers send. Every case is refused in a sentence that names the field, and stores
/// nothing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private Service service;
  private Client admin;
  private Client csm;

  @BeforeAll
  void start() {
    service = new Service();
    admin = service.as(Role.ADMIN);
    csm = service.as(Role.CSM);
    admin.put("/api/v1/accounts/acme", "{\"name\": \"Acme\", \"arr\": 1000}");
    admin.put("/api/v1/features/SSO", "{\"title\": \"SSO\"}");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  static Stream<Arguments> amounts() {
    return Stream.of(
            "NaN",
            "Infinity",
            "1e400",
            "1e10000000",
            "1e-10000000",
            "-1e10000000",
            "-1",
            "1000000000001",
            "1.001",
            "\"1000\"",
            "\"1.234,56\"",
            "true",
            "[1]",
            "{}",
            "0x10",
            "01",
            "+1",
            "12345678901234567890123456789012345678901")
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("amounts")
  void an_amount_that_is_none_is_refused(String arr) {
    var reply = admin.put("/api/v1/accounts/bad", "{\"name\": \"Bad\", \"arr\": " + arr + "}");

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("invalid");
    assertThat(reply.header("Content-Type")).contains("application/problem+json");
    assertThat(admin.get("/api/v1/accounts/bad").status()).isEqualTo(404);
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        Arguments.of("", ""),
        Arguments.of("[]", ""),
        Arguments.of("null", ""),
        Arguments.of("{\"name\": \"A\", \"arr\": 1", ""),
        Arguments.of("{\"name\": \"A\", \"arr\": 1} x", ""),
        Arguments.of("{\"name\": \"A\", \"arr\": 1}{}", ""),
        Arguments.of("{\"name\": \"A\", \"name\": \"B\", \"arr\": 1}", ""),
        Arguments.of("{\"name\": \"A\", \"arr\": 1, \"helth\": 3}", "helth"),
        Arguments.of("{\"name\": \"A\", \"arr\": 1, \"stake\": 3}", "stake"),
        Arguments.of("{\"name\": \"A\", \"arr\": 1, \"version\": 3}", "version"),
        Arguments.of("{\"name\": \"A\", \"arr\": 1, \"key\": \"other\"}", "key"),
        Arguments.of("{\"arr\": 1}", "name"),
        Arguments.of("{\"name\": \"A\"}", "arr"),
        Arguments.of("{\"name\": \"\\ud800\", \"arr\": 1}", "name"),
        Arguments.of("{\"name\": \"a\\u0000b\", \"arr\": 1}", "name"),
        Arguments.of("{\"name\": \"a\\ufffeb\", \"arr\": 1}", "name"),
        Arguments.of("{\"name\": \"\\u200b\\u200b\", \"arr\": 1}", "name"),
        Arguments.of("{\"name\": \"a\\nb\", \"arr\": 1}", "name"),
        Arguments.of("{\"name\": 7, \"arr\": 1}", "name"),
        Arguments.of("{\"name\": \"A\", \"arr\": 1, \"health\": 101}", "health"),
        Arguments.of("{\"name\": \"A\", \"arr\": 1, \"health\": 30.5}", "health"),
        Arguments.of("{\"name\": \"A\", \"arr\": 1, \"health\": \"30\"}", "health"),
        Arguments.of("{\"name\": \"A\", \"arr\": 1, \"health\": 1e999999999}", "health"),
        Arguments.of("{\"name\": \"A\", \"arr\": 1, \"usagePercent\": 1e-400}", "usagePercent"),
        Arguments.of(
            "{\"name\": \"A\", \"arr\": 1, \"renewalDate\": \"2025-02-29\"}", "renewalDate"),
        Arguments.of(
            "{\"name\": \"A\", \"arr\": 1, \"renewalDate\": \"9999-12-31\"}", "renewalDate"),
        Arguments.of(
            "{\"name\": \"A\", \"arr\": 1, \"renewalDate\": \"0000-00-00\"}", "renewalDate"),
        Arguments.of(
            "{\"name\": \"A\", \"arr\": 1, \"renewalDate\": \"+292278994-01-01\"}", "renewalDate"),
        Arguments.of("{\"name\": \"A\", \"arr\": 1, \"renewalDate\": 20250101}", "renewalDate"),
        Arguments.of("{\"name\": \"A\", \"arr\": 1, \"csm\": \"ann\"}", "csm"),
        Arguments.of("{\"name\": \"A\", \"arr\": 1, \"lifecycle\": \"gone\"}", "lifecycle"),
        Arguments.of("{\"name\": \"A\", \"arr\": 1, \"currency\": \"XXX\"}", "currency"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void a_body_that_is_wrong_is_refused_by_its_field(String body, String field) {
    var reply = admin.put("/api/v1/accounts/bad", body);

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.at("/detail").asString()).isNotEmpty();
    if (!field.isEmpty()) {
      assertThat(reply.at("/errors/0/field").asString()).isEqualTo(field);
    }
    assertThat(admin.get("/api/v1/accounts/bad").status()).isEqualTo(404);
  }

  @Test
  void every_wrong_field_is_named_at_once_with_the_nearest_known_name() {
    var reply =
        admin.put("/api/v1/accounts/bad", "{\"nmae\": \"A\", \"arr\": -1, \"health\": 200}");

    assertThat(reply.at("/errors").valueStream().map(error -> error.get("field").asString()))
        .containsExactlyInAnyOrder("nmae", "name", "arr", "health");
    assertThat(reply.text()).contains("Did you mean name?");
  }

  @Test
  void a_body_nested_deeper_than_32_is_refused_and_one_of_32_is_read() {
    var deep = "{\"name\": ".repeat(33) + "1" + "}".repeat(33);
    var allowed = "{\"name\": ".repeat(32) + "1" + "}".repeat(32);

    assertThat(admin.put("/api/v1/accounts/bad", deep).at("/detail").asString())
        .contains("32 levels");
    assertThat(admin.put("/api/v1/accounts/bad", allowed).at("/errors/0/field").asString())
        .isEqualTo("name");
    assertThat(admin.put("/api/v1/accounts/bad", "[".repeat(100_000)).status()).isEqualTo(400);
  }

  @Test
  void a_body_of_256_kib_is_read_and_one_byte_more_is_refused() {
    var start = "{\"name\": \"A\", \"arr\": 1}";
    var longest = start + " ".repeat(256 * 1024 - start.length());

    assertThat(admin.put("/api/v1/accounts/long", longest).status()).isEqualTo(201);
    var reply = admin.put("/api/v1/accounts/bad", longest + " ");
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.code()).isEqualTo("too_large");
    var huge = "{\"name\": \"" + "a".repeat(10_000_000) + "\", \"arr\": 1}";
    assertThat(admin.put("/api/v1/accounts/bad", huge).status()).isEqualTo(413);
  }

  @Test
  void money_is_exact_and_zero_is_an_amount() {
    assertThat(
            admin
                .put("/api/v1/accounts/cent", "{\"name\": \"A\", \"arr\": 0.30000000000000000}")
                .text())
        .contains("\"arr\":0.3,");
    assertThat(admin.put("/api/v1/accounts/zero", "{\"name\": \"A\", \"arr\": 0}").text())
        .contains("\"arr\":0,");
    assertThat(admin.put("/api/v1/accounts/big", "{\"name\": \"A\", \"arr\": 1e12}").text())
        .contains("\"arr\":1000000000000,");
    assertThat(admin.put("/api/v1/accounts/big", "{\"name\": \"A\", \"arr\": 1E3}").text())
        .contains("\"arr\":1000,");
  }

  @Test
  void another_content_type_is_refused() {
    var body = "{\"name\": \"A\", \"arr\": 1}";

    for (var type :
        new String[] {"text/plain", "text/csv", "application/xml", "application/jsonx"}) {
      var reply = admin.put("/api/v1/accounts/bad", body, "Content-Type", type);
      assertThat(reply.status()).as(type).isEqualTo(415);
      assertThat(reply.code()).isEqualTo("unsupported_media");
    }
    assertThat(
            admin
                .put(
                    "/api/v1/accounts/bad", body, "Content-Type", "application/json;charset=latin1")
                .status())
        .isEqualTo(415);
    assertThat(admin.put("/api/v1/accounts/bad", body, "Content-Encoding", "gzip").status())
        .isEqualTo(415);
    assertThat(
            admin
                .put(
                    "/api/v1/accounts/ok",
                    body,
                    "Content-Type",
                    "application/json; charset=\"UTF-8\"")
                .status())
        .isEqualTo(201);
  }

  static Stream<Arguments> queries() {
    return Stream.of(
        Arguments.of("limit=0", "limit"),
        Arguments.of("limit=-1", "limit"),
        Arguments.of("limit=501", "limit"),
        Arguments.of("limit=2147483648", "limit"),
        Arguments.of("limit=99999999999999999999", "limit"),
        Arguments.of("limit=1.5", "limit"),
        Arguments.of("limit=%D9%A1", "limit"),
        Arguments.of("limit=1&limit=2", "limit"),
        Arguments.of("cursor=abc", "cursor"),
        Arguments.of("cursor=%00", "cursor"),
        Arguments.of("cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "cursor"),
        Arguments.of("sort=arr", "sort"),
        Arguments.of("sort=title;--", "sort"),
        Arguments.of("Q=x", "Q"),
        Arguments.of("qq=x", "qq"),
        Arguments.of("q=a%00b", "q"),
        Arguments.of("q=%ff", ""),
        Arguments.of("q=%ed%a0%80", ""));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void a_query_that_is_wrong_is_refused_by_its_parameter(String query, String field) {
    var reply = csm.get("/api/v1/accounts?" + query);

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    if (!field.isEmpty()) {
      assertThat(reply.at("/errors/0/field").asString()).isEqualTo(field);
    }
  }

  @Test
  void a_query_that_is_not_percent_encoded_is_refused() {
    assertThat(Raw.get(service, "/api/v1/accounts?q=%zz")).isEqualTo(400);
    assertThat(Raw.get(service, "/api/v1/accounts?q=%")).isEqualTo(400);
  }

  @Test
  void search_texts_are_taken_literally() {
    for (var text :
        new String[] {"%25", "_", "!", "'%3B%20DROP%20TABLE%20account%3B--", "1%20OR%201%3D1"}) {
      var reply = csm.get("/api/v1/accounts?q=" + text);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.at("/items").size()).as(text).isZero();
    }
    assertThat(csm.get("/api/v1/accounts?q=ACM").at("/items").size()).isEqualTo(1);
  }

  @Test
  void keys_may_hold_any_letters_and_come_back_in_the_location() {
    for (var key : new String[] {"a b", "ä+ö", "50%", "a;b", "q?x=1", "#7", "日本", "a&b"}) {
      var created =
          admin.put(
              "/api/v1/features/" + heed.http.Addresses.segment(key), "{\"title\": \"A feature\"}");
      assertThat(created.status()).as(key + created.text()).isEqualTo(201);
      assertThat(created.at("/key").asString()).isEqualTo(key);
    }
    assertThat(admin.put("/api/v1/features/a%00b", "{\"title\": \"A\"}").status()).isEqualTo(400);
    assertThat(admin.get("/api/v1/features/a%00b").status()).isEqualTo(400);
    assertThat(admin.get("/api/v1/features/%ff").status()).isEqualTo(400);
    assertThat(admin.put("/api/v1/features/a%2Fb", "{\"title\": \"A\"}").status()).isEqualTo(400);
    assertThat(admin.get("/api/v1/features/" + "k".repeat(4000)).status()).isEqualTo(404);
    assertThat(admin.get("/api/v1/features/" + "k".repeat(20_000)).status()).isIn(414, 431);
  }

  @Test
  void a_request_names_an_account_and_one_feature_that_exist() {
    var start = "{\"severity\": 3, \"account\": ";

    assertThat(field(start + "\"nobody\", \"feature\": \"SSO\"}")).isEqualTo("account");
    assertThat(field(start + "\"acme\", \"feature\": \"none\"}")).isEqualTo("feature");
    assertThat(field(start + "\"acme\"}")).isEqualTo("feature");
    assertThat(field(start + "\"acme\", \"feature\": \"SSO\", \"newFeature\": {\"title\": \"A\"}}"))
        .isEqualTo("feature");
    assertThat(field(start + "\"acme\", \"newFeature\": {}}")).isEqualTo("newFeature.title");
    assertThat(field(start + "\"acme\", \"newFeature\": \"A\"}")).isEqualTo("newFeature");
    assertThat(field(start + "\"acme\", \"newFeature\": {\"title\": \"A\", \"status\": \"x\"}}"))
        .isEqualTo("newFeature.status");
    assertThat(field(start + "\"acme\", \"feature\": \"SSO\", \"filedAt\": \"2026-01-01\"}"))
        .isEqualTo("filedAt");
    assertThat(field("{\"account\": \"acme\", \"feature\": \"SSO\", \"severity\": 6}"))
        .isEqualTo("severity");
    assertThat(
            field(
                start + "\"acme\", \"feature\": \"SSO\", \"sourceUrl\": \"javascript:alert(1)\"}"))
        .isEqualTo("sourceUrl");
    assertThat(csm.get("/api/v1/requests").at("/items").size()).isZero();
  }

  private String field(String body) {
    var reply = csm.post("/api/v1/requests", body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    return reply.at("/errors/0/field").asString();
  }
}
