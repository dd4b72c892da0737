package heed.api;

import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Idempotency keys and entity tags.
class TryingAgainTest {
  private static final String FILING =
      "{\"account\": \"acme\", \"feature\": \"SSO\", \"severity\": 3}";

  private Service service;
  private Client csm;
  private Client pm;
  private Client admin;

  @BeforeEach
  void start() {
    service = new Service();
    csm = service.as(Role.CSM);
    pm = service.as(Role.PM);
    admin = service.as(Role.ADMIN);
    admin.put("/api/v1/accounts/acme", "{\"name\": \"Acme\", \"arr\": 1000}");
    pm.put("/api/v1/features/SSO", "{\"title\": \"SSO\"}");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_hundred_at_once_with_one_key_have_one_effect_and_one_answer() throws Exception {
    var replies = new ArrayList<Future<Client.Reply>>();
    var start = new CountDownLatch(1);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 100; i++) {
        replies.add(
            threads.submit(() -> {
              start.await();
              return csm.post("/api/v1/requests", FILING, "Idempotency-Key", "once");
            }));
      }
      start.countDown();
    }

    var first = replies.getFirst().get();
    assertThat(first.status()).isEqualTo(201);
    for (var reply : replies) {
      assertThat(reply.get().status()).isEqualTo(201);
      assertThat(reply.get().text()).isEqualTo(first.text());
      assertThat(reply.get().header("Location")).isEqualTo(first.header("Location"));
    }
    assertThat(filed()).isEqualTo(1);
  }

  @Test
  void a_key_belongs_to_one_request_of_one_caller() {
    csm.post("/api/v1/requests", FILING, "Idempotency-Key", "k");

    var other = csm.post("/api/v1/requests", FILING.replace("3", "4"), "Idempotency-Key", "k");
    var elsewhere = csm.post("/api/v1/loops/x/told", FILING, "Idempotency-Key", "k");
    var somebody = pm.post("/api/v1/requests", FILING, "Idempotency-Key", "k");

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("key_reused");
    assertThat(elsewhere.status()).isIn(400, 422);
    assertThat(somebody.status()).isEqualTo(201);
    assertThat(filed()).isEqualTo(2);
  }

  @Test
  void a_refusal_is_not_remembered() {
    var early = "{\"account\": \"late\", \"feature\": \"SSO\", \"severity\": 3}";
    assertThat(csm.post("/api/v1/requests", early, "Idempotency-Key", "k").status()).isEqualTo(400);

    admin.put("/api/v1/accounts/late", "{\"name\": \"Late\", \"arr\": 1}");

    assertThat(csm.post("/api/v1/requests", early, "Idempotency-Key", "k").status()).isEqualTo(201);
  }

  @Test
  void a_key_is_forgotten_after_a_day() {
    var first = csm.post("/api/v1/requests", FILING, "Idempotency-Key", "k");
    service.clock.pass(Duration.ofHours(24));
    var within = csm.post("/api/v1/requests", FILING, "Idempotency-Key", "k");
    service.clock.pass(Duration.ofMillis(1));
    var after = csm.post("/api/v1/requests", FILING, "Idempotency-Key", "k");

    assertThat(within.text()).isEqualTo(first.text());
    assertThat(after.at("/key")).isNotEqualTo(first.at("/key"));
    assertThat(filed()).isEqualTo(2);
  }

  @Test
  void a_key_has_1_to_255_visible_characters() {
    for (var key : List.of(" ", "k".repeat(256))) {
      var reply = csm.post("/api/v1/requests", FILING, "Idempotency-Key", key);
      assertThat(reply.status()).isEqualTo(400);
    }
    assertThat(csm.post("/api/v1/requests", FILING, "Idempotency-Key", "k".repeat(255)).status())
        .isEqualTo(201);
    assertThat(filed()).isEqualTo(1);
  }

  @Test
  void every_post_takes_a_key() {
    pm.put("/api/v1/features/Login", "{\"title\": \"Login\"}");

    var merged =
        pm.post("/api/v1/features/Login/merge", "{\"into\": \"SSO\"}", "Idempotency-Key", "m");
    var again =
        pm.post("/api/v1/features/Login/merge", "{\"into\": \"SSO\"}", "Idempotency-Key", "m");
    var unmerged = pm.post("/api/v1/features/Login/unmerge", null, "Idempotency-Key", "u");
    var unmergedAgain = pm.post("/api/v1/features/Login/unmerge", null, "Idempotency-Key", "u");
    var added = pm.post("/api/v1/features", "{\"title\": \"A\"}", "Idempotency-Key", "f");
    var addedAgain = pm.post("/api/v1/features", "{\"title\": \"A\"}", "Idempotency-Key", "f");

    assertThat(merged.at("/mergedInto").asString()).isEqualTo("SSO");
    assertThat(again.text()).isEqualTo(merged.text());
    assertThat(unmerged.at("/mergedInto").isNull()).isTrue();
    assertThat(unmergedAgain.text()).isEqualTo(unmerged.text());
    assertThat(addedAgain.text()).isEqualTo(added.text());
    var preview = pm.post("/api/v1/policy/preview", "{}", "Idempotency-Key", "p");
    assertThat(preview.status()).isEqualTo(200);
    assertThat(
            pm.post("/api/v1/policy/preview", "{\"overrun\": 2}", "Idempotency-Key", "p").status())
        .isEqualTo(422);
  }

  @Test
  void a_write_from_an_older_version_is_refused() {
    var read = csm.get("/api/v1/features/SSO").header("ETag").orElseThrow();
    assertThat(pm.put("/api/v1/features/SSO", "{\"title\": \"Single\"}", "If-Match", read).status())
        .isEqualTo(200);

    var stale = pm.put("/api/v1/features/SSO", "{\"title\": \"Old\"}", "If-Match", read);

    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.code()).isEqualTo("stale");
    assertThat(csm.get("/api/v1/features/SSO").at("/title").asString()).isEqualTo("Single");
    assertThat(pm.put("/api/v1/features/SSO", "{\"title\": \"A\"}", "If-Match", "*").status())
        .isEqualTo(200);
    assertThat(pm.put("/api/v1/features/new", "{\"title\": \"A\"}", "If-Match", "*").status())
        .isEqualTo(412);
    assertThat(pm.put("/api/v1/features/SSO", "{\"title\": \"A\"}", "If-None-Match", "*").status())
        .isEqualTo(412);
    assertThat(pm.put("/api/v1/features/new", "{\"title\": \"A\"}", "If-None-Match", "*").status())
        .isEqualTo(201);
    assertThat(pm.put("/api/v1/features/SSO", "{\"title\": \"B\"}", "If-Match", "junk").status())
        .isEqualTo(412);
  }

  @Test
  void an_account_is_written_by_the_tag_that_its_reader_got() {
    var read = csm.get("/api/v1/accounts/acme").header("ETag").orElseThrow();
    csm.post("/api/v1/requests", FILING);

    var written =
        admin.put(
            "/api/v1/accounts/acme", "{\"name\": \"Acme Inc\", \"arr\": 1}", "If-Match", read);
    var stale =
        admin.put("/api/v1/accounts/acme", "{\"name\": \"Acme\", \"arr\": 2}", "If-Match", read);

    assertThat(written.status()).isEqualTo(200);
    assertThat(stale.status()).isEqualTo(412);
    var tag = written.header("ETag").orElseThrow();
    assertThat(csm.get("/api/v1/accounts/acme", "If-None-Match", tag).status()).isEqualTo(304);
    csm.post("/api/v1/requests", FILING);
    assertThat(csm.get("/api/v1/accounts/acme", "If-None-Match", tag).status()).isEqualTo(200);
  }

  @Test
  void a_deletion_may_insist_on_a_version_too() {
    var filed = csm.post("/api/v1/requests", FILING);
    var path = filed.header("Location").orElseThrow();
    var tag = csm.get(path).header("ETag").orElseThrow();
    pm.put(path, FILING.replace("3", "5"));

    assertThat(pm.delete(path, "If-Match", tag).status()).isEqualTo(412);
    assertThat(pm.delete(path, "If-Match", csm.get(path).header("ETag").orElseThrow()).status())
        .isEqualTo(204);
    assertThat(csm.get(path).status()).isEqualTo(404);
  }

  private int filed() {
    return csm.get("/api/v1/requests").at("/items").size();
  }
}
