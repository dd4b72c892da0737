package heed.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.mail.SignInLetter;
import heed.outbox.Outbox;
import heed.outbox.OutboxStore;
import heed.outbox.PageCourier;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.people.Person;
import heed.people.Role;
import heed.people.TokenStore;
import heed.platform.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdminPagesTest {
  private static final List<String> PAGES =
      List.of(
          "/admin/people",
          "/admin/tokens",
          "/admin/changes",
          "/admin/changes.csv",
          "/admin/import",
          "/admin/connections");

  private final SettableClock clock = SettableClock.morning();
  private final Site site = new Site(clock);

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void nobody_but_an_admin_gets_in_or_sees_the_way() {
    for (var person : List.of(Cast.VERA, Cast.CARA, Cast.PIA)) {
      var visitor = Visitor.signedIn(site, person);
      for (var page : PAGES) {
        assertThat(visitor.get(page).status()).as(person.name() + page).isEqualTo(403);
      }
      for (var act :
          List.of(
              "/admin/people",
              "/admin/people/pia@heed.test",
              "/admin/people/pia@heed.test/link",
              "/admin/people/pia@heed.test/remove",
              "/admin/people/pia@heed.test/forget",
              "/admin/people/pia@heed.test/sign-out",
              "/admin/tokens",
              "/admin/tokens/one/revoke")) {
        assertThat(visitor.post(act, Map.of()).status()).as(act).isEqualTo(403);
      }
      assertThat(visitor.get("/").html()).doesNotContain("/admin/");
    }
    assertThat(new Visitor(site).get("/admin/people").status()).isEqualTo(401);
    assertThat(ada().get("/").html()).contains("href=\"/admin/people\"");
  }

  @Test
  void no_form_of_another_site_is_taken() {
    var ada = ada();

    for (var act : List.of("/admin/people", "/admin/tokens", "/admin/people/ada@heed.test/link")) {
      var page =
          ada.send(
              "POST",
              act,
              "email=eve%40heed.test&name=eve&role=admin",
              "Content-Type",
              "application/x-www-form-urlencoded",
              "Sec-Fetch-Site",
              "cross-site");
      assertThat(page.status()).as(act).isEqualTo(403);
    }
    assertThat(person("eve@heed.test")).isNull();
  }

  @Test
  void somebody_new_is_added_and_gets_another_role_and_name() {
    var ada = ada();

    var added = ada.post("/admin/people", person("New@Heed.test", "Nell New", "csm"));
    assertThat(added.location()).isEqualTo("/admin/people");
    assertThat(person("new@heed.test"))
        .isEqualTo(new Person("new@heed.test", "Nell New", Role.CSM));

    ada.post("/admin/people/new%40heed.test", Map.of("name", "Nell Newer", "role", "pm"));
    assertThat(person("new@heed.test"))
        .isEqualTo(new Person("new@heed.test", "Nell Newer", Role.PM));
    assertThat(ada.get("/admin/people").text())
        .contains("Nell Newer is changed: Product manager.", "new@heed.test", "Undo");
  }

  @Test
  void what_is_wrong_stands_beside_its_field_with_what_was_typed() {
    var page = ada().post("/admin/people", person("nobody", "Nell New", "boss"));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.texts("span", "field-error"))
        .containsExactly(
            "Email must be an e-mail address, such as ann@example.com.",
            "Role must be one of viewer, csm, pm, admin.");
    assertThat(page.field("email")).contains("nobody");
    assertThat(page.html()).contains("value=\"Nell New\"");
  }

  @Test
  void adding_somebody_known_changes_nobody() {
    var ada = ada();
    var page = ada.post("/admin/people", person(Cast.ADA.email(), "Impostor", "viewer"));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.texts("span", "field-error").getFirst()).contains("is in the list already");
    assertThat(person(Cast.ADA.email())).isEqualTo(Cast.ADA);
  }

  @Test
  void the_last_admin_stays_one_until_there_is_another() {
    var ada = ada();
    var less = Map.of("name", "Ada Abt", "role", "pm");

    var page = ada.post("/admin/people/ada%40heed.test", less);
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.texts("span", "field-error"))
        .containsExactly("ada@heed.test is the only admin. Make somebody else an admin first.");
    assertThat(ada.get("/admin/people").status()).isEqualTo(200);

    ada.post("/admin/people", person("second@heed.test", "Second", "admin"));
    assertThat(ada.post("/admin/people/ada%40heed.test", less).status()).isEqualTo(303);
    assertThat(ada.get("/admin/people").status()).isEqualTo(403);
  }

  @Test
  void who_is_removed_is_out_at_once_with_every_token_on_their_behalf() {
    var ada = ada();
    var pia = Visitor.signedIn(site, Cast.PIA);
    var mine =
        secret(
            ada.post(
                "/admin/tokens", Map.of("name", "hers", "role", "pm", "person", "pia@heed.test")));
    var others = secret(ada.post("/admin/tokens", Map.of("name", "ours", "role", "pm")));
    var link = "/sign-in/" + site.link(Cast.PIA);

    var done = ada.post("/admin/people/pia%40heed.test/remove", Map.of());

    assertThat(done.location()).isEqualTo("/admin/people");
    assertThat(ada.get("/admin/people").text()).contains("Pia Park is removed and signed out.");
    assertThat(person("pia@heed.test")).isNull();
    assertThat(pia.get("/").status()).isEqualTo(401);
    assertThat(new Visitor(site).post(link, Map.of()).status()).isEqualTo(401);
    assertThat(caller(mine)).isFalse();
    assertThat(caller(others)).isTrue();
  }

  @Test
  void the_last_admin_is_not_removed() {
    var page = ada().post("/admin/people/ada%40heed.test/remove", Map.of());

    assertThat(page.status()).isEqualTo(400);
    assertThat(person(Cast.ADA.email())).isEqualTo(Cast.ADA);
  }

  @Test
  void an_admin_signs_somebody_out_everywhere() {
    var pia = Visitor.signedIn(site, Cast.PIA);
    var ada = ada();

    ada.post("/admin/people/pia%40heed.test/sign-out", Map.of());

    assertThat(pia.get("/").status()).isEqualTo(401);
    assertThat(ada.get("/admin/people").text()).contains("Pia Park is signed out in one browser.");
  }

  @Test
  void adding_somebody_and_giving_another_role_can_be_undone() {
    var ada = ada();
    ada.post("/admin/people", person("new@heed.test", "Nell New", "csm"));
    ada.post("/admin/people/new%40heed.test", Map.of("name", "Nell Newer", "role", "pm"));

    var said = ada.get("/admin/people").html();
    assertThat(said)
        .contains("action=\"/admin/people/new%40heed.test\"", "value=\"Nell New\"", "Undo");
    ada.post("/admin/people/new%40heed.test", Map.of("name", "Nell New", "role", "csm"));

    assertThat(person("new@heed.test"))
        .isEqualTo(new Person("new@heed.test", "Nell New", Role.CSM));
  }

  @Test
  void the_pages_of_admins_speak_chinese_to_whoever_reads_it() {
    var ada = ada();
    var chinese = new String[] {"Accept-Language", "zh-CN"};

    assertThat(ada.get("/admin/people", chinese).text()).contains("共 1 人", "添加人员", "管理员");
    assertThat(ada.get("/admin/tokens", chinese).text()).contains("没有正在使用的令牌", "创建令牌");
    assertThat(ada.get("/admin/connections", chinese).text()).contains("一切通畅", "浏览器");
    assertThat(ada.get("/me/sessions", chinese).text()).contains("您已在一个浏览器中登录");
    assertThat(new Visitor(site).get("/sign-in", chinese).html())
        .contains("登录 Heed", "<html lang=\"zh-CN\"");
  }

  @Test
  void an_admin_sees_how_often_browsers_refused_something() {
    new Visitor(site).send("POST", "/content-policy-reports", "{}");
    new Visitor(site).send("POST", "/content-policy-reports", "{}");

    assertThat(ada().get("/admin/connections").text()).contains("Browsers", "2 reports");
  }

  @Test
  void a_person_whom_nobody_added_cannot_be_changed() {
    var page = visit("/admin/people/eve%40heed.test", Map.of("name", "Eve", "role", "pm"));

    assertThat(page.status()).isEqualTo(404);
    assertThat(person("eve@heed.test")).isNull();
  }

  @Test
  void a_sign_in_link_is_shown_once_works_once_and_leaves_a_trace() {
    var ada = ada();
    site.write(tx -> site.people.put(tx, Cast.PIA));

    var page = ada.post("/admin/people/pia%40heed.test/link", Map.of());
    var link = secret(page);

    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.html()).contains("data-copy=\"secret\"");
    assertThat(link).startsWith("http://127.0.0.1/sign-in/");
    var path = link.substring("http://127.0.0.1".length());
    assertThat(new Visitor(site).post(path, Map.of()).status()).isEqualTo(303);
    assertThat(new Visitor(site).post(path, Map.of()).status()).isEqualTo(401);
    assertThat(ada.get("/admin/people").html()).doesNotContain("/sign-in/ey");
    assertThat(ada.get("/admin/changes?subject=sign_in_link").text())
        .contains("Ada Abt made sign-in link pia@heed.test");
    assertThat(ada.get("/admin/changes.csv").html()).doesNotContain(path);
  }

  @Test
  void the_secret_of_a_token_is_shown_once_and_opens_until_it_is_revoked() {
    var ada = ada();

    var page = ada.post("/admin/tokens", Map.of("name", "reports", "role", "csm"));
    var secret = secret(page);

    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(secret).startsWith("heed_");
    assertThat(caller(secret)).isTrue();
    assertThat(ada.get("/admin/tokens").text())
        .contains("One token in use", "reports", "Customer success", "Revoke")
        .doesNotContain(secret);
    assertThat(ada.get("/admin/changes.csv").html()).contains("reports").doesNotContain(secret);

    var revoked = ada.post("/admin/tokens/reports/revoke", Map.of());
    assertThat(revoked.location()).isEqualTo("/admin/tokens");
    assertThat(caller(secret)).isFalse();
    assertThat(ada.get("/admin/tokens").text()).contains("No token is in use", "revoked");
    assertThat(ada.post("/admin/tokens/other/revoke", Map.of()).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "reports", " \u200B"})
  void a_token_needs_a_name_of_its_own(String name) {
    var ada = ada();
    ada.post("/admin/tokens", Map.of("name", "reports", "role", "csm"));

    var page = ada.post("/admin/tokens", Map.of("name", name, "role", "viewer"));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.texts("span", "field-error")).hasSize(1);
    assertThat(page.html()).doesNotContain("heed_");
  }

  @Test
  void without_slack_mail_and_webhooks_the_connections_say_what_to_set() {
    var text = ada().get("/admin/connections").text();

    assertThat(text)
        .contains(
            "Nothing is stuck",
            "Slack",
            "HEED_SLACK_BOT_TOKEN",
            "HEED_SMTP_URL",
            "HEED_SECRET",
            "SQLite")
        .doesNotContain("Add a workspace");
  }

  @Test
  void a_message_that_is_stuck_is_a_click_away_without_slack_too() {
    var outbox = new Outbox(site.messages, Ids.secure(clock));
    var letter = new SignInLetter(0, "en");
    site.write(tx -> {
      outbox.put(tx, PageCourier.TRANSPORT, Cast.PIA.email(), SignInLetter.KIND, letter);
      var all = OutboxStore.Filter.ALL;
      var stuck = site.messages.page(tx.handle(), all, Long.MAX_VALUE, 1).getFirst();
      outbox.park(tx, stuck.id(), "nobody is there");
      return true;
    });

    var page = ada().get("/admin/connections");

    assertThat(page.textOf("h1")).isEqualTo("One message could not be delivered");
    assertThat(page.html()).contains("href=\"/messages?state=parked\"");
  }

  private Visitor ada() {
    return Visitor.signedIn(site, Cast.ADA);
  }

  private Page visit(String path, Map<String, String> form) {
    return ada().post(path, form);
  }

  private @Nullable Person person(String email) {
    return site.database.read(handle -> site.people.find(handle, email)).orElse(null);
  }

  private boolean caller(String secret) {
    var tokens = new TokenStore(Ids.secure(clock));
    return site.database.read(handle -> tokens.caller(handle, secret)).isPresent();
  }

  private static Map<String, String> person(String email, String name, String role) {
    return new HashMap<>(Map.of("email", email, "name", name, "role", role));
  }

  private static String secret(Page page) {
    var found = Pattern.compile("id=\"secret\">([^<]+)<").matcher(page.html());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
