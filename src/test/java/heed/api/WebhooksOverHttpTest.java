package heed.api;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Receiver;
import heed.people.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksOverHttpTest {
  private static final String ALL = "/api/v1/webhooks";

  private Service service;
  private Client admin;
  private Receiver receiver;

  @BeforeEach
  void start() {
    service = new Service();
    admin = service.as(Role.ADMIN);
    receiver = new Receiver();
  }

  @AfterEach
  void stop() {
    receiver.close();
    service.close();
  }

  @Test
  void a_key_is_shown_once_and_again_only_to_who_repeats_the_very_request() {
    var made = admin.post(ALL, body("\"loop.told\""), "Idempotency-Key", "k1");
    var again = admin.post(ALL, body("\"loop.told\""), "Idempotency-Key", "k1");
    var id = made.at("/id").asString();

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).contains(ALL + "/" + id);
    assertThat(made.at("/secret").asString()).startsWith("whsec_");
    assertThat(again.text()).isEqualTo(made.text());
    assertThat(admin.get(ALL).at("/items").size()).isEqualTo(1);
    assertThat(admin.get(ALL + "/" + id).text()).doesNotContain("whsec_", "secret");
    assertThat(stored()).doesNotContain(made.at("/secret").asString().substring(6));
  }

  @Test
  void a_new_key_differs_from_the_one_before() {
    var made = admin.post(ALL, body("\"loop.told\""));
    var id = made.at("/id").asString();
    var renewed = admin.post(ALL + "/" + id + "/key", null);

    assertThat(renewed.status()).isEqualTo(200);
    assertThat(renewed.at("/secret").asString())
        .startsWith("whsec_")
        .isNotEqualTo(made.at("/secret").asString());
  }

  @Test
  void it_is_changed_read_and_removed() {
    var id = admin.post(ALL, body("\"loop.told\"")).at("/id").asString();
    var one = ALL + "/" + id;
    var before = admin.get(one).header("ETag").orElseThrow();
    var changed =
        admin.put(
            one,
            body("\"request.filed\", \"loop.told\"").replace("}", ", \"enabled\": false}"),
            "If-Match",
            before);

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.at("/enabled").asBoolean()).isFalse();
    assertThat(changed.at("/events").size()).isEqualTo(2);
    assertThat(admin.put(one, body("\"loop.told\""), "If-Match", before).status()).isEqualTo(412);
    assertThat(admin.post(one + "/replay", "{\"message\": \"evt_1\"}").status()).isEqualTo(404);
    assertThat(admin.delete(one).status()).isEqualTo(204);
    assertThat(admin.get(one).status()).isEqualTo(404);
    assertThat(admin.delete(one).status()).isEqualTo(404);
    assertThat(admin.post(one + "/test", null).status()).isEqualTo(404);
  }

  @Test
  void a_trial_says_what_came_of_it() {
    var one = ALL + "/" + admin.post(ALL, body("\"loop.told\"")).at("/id").asString();
    var taken = admin.post(one + "/test", null, "Idempotency-Key", "t1");
    admin.post(one + "/test", null, "Idempotency-Key", "t1");
    receiver.always(Receiver.status(500));
    var refused = admin.post(one + "/test", "{}");

    assertThat(taken.at("/delivered").asBoolean()).isTrue();
    assertThat(receiver.got()).hasSize(2);
    assertThat(receiver.got().getFirst().body()).contains("webhook.test");
    assertThat(refused.at("/delivered").asBoolean()).isFalse();
    assertThat(refused.at("/status").asInt()).isEqualTo(500);
  }

  @Test
  void a_replay_names_one_event_or_a_time() {
    admin.put("/api/v1/features/sso", "{\"title\": \"SSO\"}");
    admin.put("/api/v1/accounts/acme", "{\"name\": \"Acme\", \"arr\": 10}");
    var one = ALL + "/" + admin.post(ALL, body("\"request.filed\"")).at("/id").asString();
    admin.post(
        "/api/v1/requests", "{\"account\": \"acme\", \"feature\": \"sso\", \"severity\": 3}");
    var day =
        admin.post(
            one + "/replay",
            "{\"from\": \"2026-11-22T00:00:00Z\", \"to\": \"2026-11-23T00:00:00Z\"}");

    assertThat(day.at("/replayed").asInt()).isEqualTo(1);
    for (var wrong :
        new String[] {
          "{}",
          "{\"message\": \"evt_1\", \"from\": \"2026-11-22T00:00:00Z\"}",
          "{\"from\": \"2026-11-22T00:00:00Z\"}",
          "{\"from\": \"yesterday\", \"to\": \"today\"}",
          "{\"message\": 7}",
          "{\"all\": true}"
        }) {
      assertThat(admin.post(one + "/replay", wrong).status()).as(wrong).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"url\": \"https://127.1/\", \"events\": [\"loop.told\"]}",
        "{\"url\": \"https://10.0.0.1/\", \"events\": [\"loop.told\"]}",
        "{\"url\": \"https://[::1]/\", \"events\": [\"loop.told\"]}",
        "{\"url\": \"http://93.184.215.14/\", \"events\": [\"loop.told\"]}",
        "{\"url\": \"https://u:p@93.184.215.14/\", \"events\": [\"loop.told\"]}",
        "{\"url\": \"https://93.184.215.14/\", \"events\": []}",
        "{\"url\": \"https://93.184.215.14/\", \"events\": [\"loop.sung\"]}",
        "{\"url\": \"https://93.184.215.14/\", \"events\": \"loop.told\"}",
        "{\"url\": \"https://93.184.215.14/\", \"events\": [7]}",
        "{\"url\": \"https://93.184.215.14/\", \"events\": [\"loop.told\"], \"owner\": \"nobody\"}",
        "{\"url\": \"https://93.184.215.14/\", \"events\": [\"loop.told\"], \"stopped\": \"x\"}",
        "{\"url\": \"https://93.184.215.14/\", \"events\": [\"loop.told\"], \"secret\": \"whsec_\"}"
      })
  void what_cannot_be_a_webhook_is_refused(String body) {
    assertThat(admin.post(ALL, body).status()).isEqualTo(400);
    assertThat(admin.get(ALL).at("/items").size()).isZero();
  }

  @Test
  void only_admins_see_or_touch_webhooks() {
    var one = ALL + "/" + admin.post(ALL, body("\"loop.told\"")).at("/id").asString();
    for (var role : new Role[] {Role.VIEWER, Role.CSM, Role.PM}) {
      var other = service.as(role);
      assertThat(other.get(ALL).status()).isEqualTo(403);
      assertThat(other.get(one).status()).isEqualTo(403);
      assertThat(other.post(ALL, body("\"loop.told\"")).status()).isEqualTo(403);
      assertThat(other.post(one + "/key", null).status()).isEqualTo(403);
      assertThat(other.delete(one).status()).isEqualTo(403);
    }
    assertThat(service.nobody().get(ALL).status()).isEqualTo(401);
  }

  private String body(String events) {
    return "{\"url\": \"" + receiver.url() + "\", \"events\": [" + events + "]}";
  }

  /// All that the database says of webhooks, keys, answers and changes.
  private String stored() {
    return service.database.read(handle -> {
      var all = new StringBuilder();
      for (var sql :
          new String[] {
            "SELECT sealed FROM webhook_key",
            "SELECT body FROM idempotency",
            "SELECT url FROM webhook",
            "SELECT COALESCE(facts, '') || COALESCE(note, '') FROM change"
          }) {
        handle.createQuery(sql).mapTo(String.class).forEach(all::append);
      }
      return all.toString();
    });
  }
}
