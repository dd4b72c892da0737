package heed.pages;

import static org.assertj.core.api.Assertions.assertThat;

import heed.account.Account;
import heed.cast.ARequest;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.feature.Feature;
import heed.feature.Status;
import heed.feature.TellingApart;
import heed.feature.ToldApartStore;
import heed.pages.site.Payloads;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.people.Caller;
import heed.people.Person;
import heed.people.Role;
import heed.request.NewRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What people wrote is text everywhere: a page with any of the payloads is made of exactly the
/// same tags and attributes as one with harmless words.
final class InertTextTest {
  private static final Site SITE = new Site(SettableClock.morning());
  private static final String HARMLESS = "plain words";

  /// More changes than any page shows.
  private static final int HISTORY = 20;

  private static final Map<String, List<String>> EXPECTED = new LinkedHashMap<>();
  private static final List<String> PAGES =
      List.of(
          "/",
          "/features/sso",
          "/features/twin",
          "/loops",
          "/loops?show=waived",
          "/loops/figures",
          "/accounts",
          "/accounts/acme",
          "/accounts/globex",
          "/messages",
          "/admin/people",
          "/admin/tokens",
          "/admin/connections");

  @AfterAll
  static void close() {
    SITE.close();
  }

  @Test
  void there_are_enough_payloads() {
    assertThat(Payloads.lines()).hasSizeGreaterThanOrEqualTo(100);
  }

  @ParameterizedTest
  @MethodSource("heed.pages.site.Payloads#lines")
  void a_payload_in_every_field_changes_no_tag_of_any_page(String payload) {
    expected();

    var structures = structures(payload);

    structures.forEach((page, tags) -> assertThat(tags).as(page).isEqualTo(EXPECTED.get(page)));
  }

  @Test
  void a_name_that_turns_the_direction_of_text_is_marked_and_kept_apart() {
    var page = pagesWith("abc\u202Egpj.exe").get("/features/sso");

    // Who edits a text gets it as it is.
    var read = page.html().replaceAll("(?s) value=\"[^\"]*\"|<textarea.*?</textarea>", "");
    assertThat(read).doesNotContain("\u202E").contains("<bdi>abc[U+202E]gpj.exe</bdi>");
  }

  @Test
  void odd_but_honest_text_is_shown_as_it_is() {
    var text = "👩‍👩‍👧‍👦 Z" + "\u0301".repeat(150) + " 数据导出 تصدير";

    assertThat(pagesWith(text).get("/features/sso").html()).contains(text);
  }

  @Test
  void what_slack_wrote_as_markup_was_read_once_and_is_escaped_once() {
    var html = pagesWith("&lt;b&gt; <i> &amp;").get("/features/sso").html();

    assertThat(html)
        .contains("&amp;lt;b&amp;gt; &lt;i&gt; &amp;amp;")
        .doesNotContain("&amp;amp;lt;", "<b>", "<i>");
  }

  @Test
  void a_link_of_old_data_that_is_no_link_is_not_one() {
    assertThat(pagesWith(HARMLESS).get("/features/sso").html()).doesNotContain("javascript:");
  }

  private static void expected() {
    if (EXPECTED.isEmpty()) {
      // Pages list what changed last; from here on their lists are full.
      for (var change = 0; change < HISTORY; change++) {
        pagesWith("words " + change);
      }
      EXPECTED.putAll(structures(HARMLESS));
    }
  }

  private static Map<String, List<String>> structures(String words) {
    var visitor = pagesWith(words);
    var structures = new LinkedHashMap<String, List<String>>();
    for (var path : PAGES) {
      structures.put(path, visitor.get(path).structure());
    }
    structures.put("drawer", visitor.get("/features/sso", "HX-Request", "true").structure());
    structures.put(
        "search",
        visitor
            .get("/?q=" + java.net.URLEncoder.encode(words, StandardCharsets.UTF_8))
            .structure());
    structures.put(
        "preview",
        visitor
            .post(
                "/features/sso/status/preview",
                Map.of(
                    "status",
                    "declined",
                    "reason",
                    words,
                    "workaround",
                    words,
                    "neverAgain",
                    "true"))
            .structure());
    structures.put(
        "unknown",
        visitor
            .get(
                "/features/"
                    + heed.http.Addresses.segment(words.replace("/", "|").replace("\\", "|")))
            .structure());
    return structures;
  }

  /// A book in which somebody wrote these words wherever words can be written, without asking the
  /// doors' permission.
  private static Visitor pagesWith(String words) {
    var reader = new Person("reader@heed.test", words, Role.ADMIN);
    SITE.write(tx -> {
      tx.handle().execute("DELETE FROM loop");
      tx.handle().execute("DELETE FROM outbox");
      tx.handle().execute("DELETE FROM comment");
      SITE.people.put(tx, new Person("owner@heed.test", words, Role.CSM));
      SITE.keepingAccounts.put(tx, account("acme", words), null);
      SITE.keepingAccounts.put(tx, account("globex", words), null);
      for (var key : List.of("sso", "twin")) {
        SITE.keepingFeatures.put(tx, feature(key, words), null);
      }
      new TellingApart(new ToldApartStore(), SITE.features).tellApart(tx, "sso", "twin");
      SITE.filing.put(tx, "r1", request("acme", words), null);
      SITE.filing.put(tx, "r2", request("globex", words), null);
      SITE.discussing.say(tx, "sso", words, Caller.of(reader));
      return true;
    });
    var visitor = Visitor.signedIn(SITE, reader);
    visitor.post("/features/sso/status", Map.of("status", "under_review"));
    visitor.post(
        "/features/sso/status", Map.of("status", "planned", "reason", words, "workaround", words));
    SITE
        .database
        .read(handle ->
            SITE.loops.page(
                handle, heed.loop.LoopStore.Filter.ALL, heed.loop.LoopStore.Cursor.START, 10))
        .stream()
        .filter(line -> line.loop().account().equals("globex"))
        .forEach(
            line -> visitor.post("/loops/" + line.loop().id() + "/waive", Map.of("reason", words)));
    return visitor;
  }

  private static Account account(String key, String words) {
    return Cast.acme().key(key).name(words).csm("owner@heed.test").segment(words).account();
  }

  private static Feature feature(String key, String words) {
    return Cast.sso()
        .key(key)
        .title(words)
        .description(words)
        .area(words)
        .status(Status.NEW)
        .feature();
  }

  private static NewRequest request(String account, String words) {
    return ARequest.by(account, "sso")
        .severity(5)
        .quote(words)
        .contact(words)
        .filedBy(words)
        .sourceUrl("javascript:alert(1)")
        .sent();
  }
}
