package heed.api;

import static org.assertj.core.api.Assertions.assertThat;

import heed.people.Role;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnouncementsOverHttpTest {
  private static final String ONE = "/api/v1/features/SSO/announcement";
  private static final String WORDS =
      "{\"title\": \"Single sign-on\", \"text\": \"Sign in once.\"}";

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
  void an_announcement_is_kept_shown_replaced_by_version_and_removed() {
    var pm = service.as(Role.PM);
    assertThat(pm.get(ONE).status()).isEqualTo(404);

    var kept = pm.put(ONE, WORDS);
    assertThat(kept.status()).isEqualTo(200);
    assertThat(kept.at("/id").asString()).startsWith("n-");
    var tag = kept.header("ETag").orElseThrow();
    assertThat(pm.get(ONE, "If-None-Match", tag).status()).isEqualTo(304);
    assertThat(pm.put(ONE, WORDS.replace("once", "twice"), "If-Match", "\"1\"").status())
        .isEqualTo(412);
    assertThat(pm.put(ONE, WORDS, "If-Match", tag).status()).isEqualTo(200);
    assertThat(pm.delete(ONE, "If-Match", tag).status()).isEqualTo(204);
    assertThat(pm.get(ONE).status()).isEqualTo(404);
  }

  @Test
  void words_that_are_no_line_are_refused() {
    var pm = service.as(Role.PM);
    assertThat(pm.put(ONE, "{\"title\": \"a\"}").status()).isEqualTo(400);
    assertThat(pm.put(ONE, "{\"title\": \"a\", \"text\": \"a\\nb\"}").status()).isEqualTo(400);
    assertThat(pm.put(ONE, "{\"title\": \"a\", \"text\": \"b\", \"arr\": 1}").status())
        .isEqualTo(400);
    assertThat(pm.put("/api/v1/features/none/announcement", WORDS).status()).isEqualTo(404);
    assertThat(service.as(Role.CSM).put(ONE, WORDS).status()).isEqualTo(403);
  }

  @Test
  void the_digest_is_text_for_csms_in_either_language() {
    var csm = service.as(Role.CSM);
    var digest = csm.get("/api/v1/digest");

    assertThat(digest.status()).isEqualTo(200);
    assertThat(digest.header("Content-Type").orElse("")).startsWith("text/markdown");
    assertThat(digest.text()).startsWith("# What’s new: ");
    assertThat(csm.get("/api/v1/digest?language=zh-CN").text()).contains("产品更新");
    for (var month : List.of("2026-13", "9999-01", "x", "2026-11-01")) {
      assertThat(csm.get("/api/v1/digest?month=" + month).status()).as(month).isEqualTo(400);
    }
    assertThat(csm.get("/api/v1/digest?language=de").status()).isEqualTo(400);
    assertThat(service.as(Role.VIEWER).get("/api/v1/digest").status()).isEqualTo(403);
  }

  @Test
  void only_an_administrator_switches_the_public_page() {
    var page = "/api/v1/public-page";
    assertThat(service.as(Role.CSM).get(page).at("/shown").asBoolean()).isFalse();
    assertThat(service.as(Role.PM).put(page, "{\"shown\": true}").status()).isEqualTo(403);
    assertThat(service.as(Role.ADMIN).put(page, "{}").status()).isEqualTo(400);

    var put = service.as(Role.ADMIN).put(page, "{\"shown\": true, \"title\": \"News\"}");

    assertThat(put.at("/shown").asBoolean()).isTrue();
    assertThat(service.as(Role.CSM).get(page).at("/title").asString()).isEqualTo("News");
  }

  @Test
  void several_loops_are_handed_out_by_one_call() {
    var pm = service.as(Role.PM);
    pm.post("/api/v1/features/Audit/status", "{\"status\": \"planned\"}");
    pm.post("/api/v1/features/Export/status", "{\"status\": \"shipped\"}");
    pm.post("/api/v1/features/SSO/status", "{\"status\": \"shipped\"}");
    var ids = pm.get("/api/v1/loops?state=owed").json().get("items").findValuesAsString("id");
    var all = "[\"" + String.join("\", \"", ids) + "\"]";

    assertThat(ids).hasSizeGreaterThan(2);
    var body = "{\"ids\": " + all + ", \"csm\": \"" + Service.ANN + "\"}";
    assertThat(service.as(Role.CSM).post("/api/v1/loops/reassign", body).status()).isEqualTo(403);
    var handed = pm.post("/api/v1/loops/reassign", body);
    assertThat(handed.status()).isEqualTo(200);
    assertThat(handed.json().get("items").findValuesAsString("csm"))
        .hasSameSizeAs(ids)
        .containsOnly(Service.ANN);
    assertThat(pm.post("/api/v1/loops/reassign", "{\"ids\": [\"none\"]}").status()).isEqualTo(404);
    assertThat(pm.post("/api/v1/loops/reassign", "{\"ids\": []}").status()).isEqualTo(400);
    assertThat(pm.post("/api/v1/loops/reassign", "{\"ids\": \"x\"}").status()).isEqualTo(400);
    assertThat(pm.post("/api/v1/loops/reassign", "{\"ids\": [1]}").status()).isEqualTo(400);
  }
}
