package heed.pages.signin;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jwt.JWTClaimsSet;
import heed.cast.Cast;
import heed.cast.SettableClock;
import heed.http.Clients;
import heed.openid.Client;
import heed.openid.Provider;
import heed.openid.standin.FakeProvider;
import heed.openid.standin.Signing;
import heed.pages.frame.Doorway;
import heed.pages.site.Page;
import heed.pages.site.Site;
import heed.pages.site.Visitor;
import heed.platform.outside.Allowed;
import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// Sign-in by a provider of OpenID Connect, over raw HTTP, against a strict stand-in.
final class ProviderSignInTest {
  private static final String HOME = "http://127.0.0.1";
  private static final String BEGIN = "/sign-in/with/oidc";
  private static final URI BACK = URI.create(HOME + BEGIN + "/back");

  private final SettableClock clock = SettableClock.morning();
  private final FakeProvider provider = new FakeProvider(clock, BACK);
  private final Client client =
      new Client(
          "oidc", provider.issuer(), FakeProvider.CLIENT_ID, FakeProvider.CLIENT_SECRET, BACK);
  private final Doorway doorway =
      new Doorway(
          new Clients(Allowed.NOTHING),
          List.of(new Doorway.Way(new Provider(client, clock), _ -> Optional.empty())));
  private final Site site = new Site(clock, HOME, doorway, false);

  ProviderSignInTest() {
    site.write(tx -> site.people.put(tx, Cast.PIA));
    site.write(tx -> site.people.put(tx, Cast.ADA));
  }

  @AfterEach
  void close() {
    site.close();
    provider.close();
  }

  @Test
  void the_page_shows_the_way_and_it_leads_in() {
    var visitor = new Visitor(site);
    assertThat(visitor.get("/sign-in").text()).contains("Sign in with 127.0.0.1");

    var come = comesBack(visitor, pia());

    assertThat(come.status()).isEqualTo(303);
    assertThat(come.location()).isEqualTo("/");
    assertThat(visitor.get("/").text()).contains("Pia Park");
    assertThat(provider.problems()).isEmpty();
    assertThat(visitor.get("/me/sessions").text()).contains("the company’s sign-in");
  }

  @Test
  void the_first_time_the_checked_address_tells_who_it_is_and_from_then_on_the_subject() {
    comesBack(new Visitor(site), pia());
    var later = new Visitor(site);

    comesBack(later, Map.of("sub", "pia-1", "email", "married@heed.test", "email_verified", true));

    assertThat(later.get("/").text()).contains("Pia Park");
    assertThat(accounts("pia@heed.test")).isEqualTo(1);
  }

  @Test
  void the_same_address_under_another_subject_is_refused_until_an_admin_forgets_the_account() {
    comesBack(new Visitor(site), pia());
    var other =
        Map.<String, Object>of("sub", "pia-2", "email", "pia@heed.test", "email_verified", true);
    var visitor = new Visitor(site);

    var refused = comesBack(visitor, other);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("has signed in by another account before");
    assertThat(visitor.get("/").status()).isEqualTo(401);

    Visitor.signedIn(site, Cast.ADA).post("/admin/people/pia%40heed.test/forget", Map.of());
    assertThat(comesBack(visitor, other).status()).isEqualTo(303);
    assertThat(comesBack(new Visitor(site), pia()).status()).isEqualTo(403);
  }

  @Test
  void who_is_not_in_the_list_is_refused_politely_and_not_added() {
    var page =
        comesBack(
            new Visitor(site),
            Map.of("sub", "eve", "email", "eve@heed.test", "email_verified", true));

    assertThat(page.status()).isEqualTo(403);
    assertThat(page.text()).contains("Ask an administrator of Heed to add you");
    assertThat(site.database.read(site.people::all)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "", "no", "1"})
  void an_address_that_the_provider_has_not_checked_opens_nothing(String verified) {
    var page =
        comesBack(
            new Visitor(site),
            Map.of("sub", "eve", "email", "pia@heed.test", "email_verified", verified));

    assertThat(page.status()).isEqualTo(403);
    assertThat(page.text()).contains("an e-mail address that it has verified");
  }

  @ParameterizedTest
  @ValueSource(strings = {"email_verified", "xms_edov"})
  void that_an_address_is_checked_may_be_said_in_several_ways(String claim) {
    var user = Map.<String, Object>of("sub", "p", "email", "pia@heed.test", claim, "true");

    assertThat(comesBack(new Visitor(site), user).status()).isEqualTo(303);
  }

  @Test
  void who_was_removed_comes_in_no_more() {
    comesBack(new Visitor(site), pia());
    var inside = new Visitor(site);
    comesBack(inside, pia());

    Visitor.signedIn(site, Cast.ADA).post("/admin/people/pia%40heed.test/remove", Map.of());

    assertThat(inside.get("/").status()).isEqualTo(401);
    assertThat(comesBack(new Visitor(site), pia()).status()).isEqualTo(403);
  }

  static Stream<Arguments> untrue() {
    return Stream.of(
        bent("another issuer", claims -> claims.issuer("https://evil.example")),
        bent("no issuer", claims -> claims.issuer(null)),
        bent("another audience", claims -> claims.audience("another-client")),
        bent("no audience", claims -> claims.audience((String) null)),
        bent(
            "several audiences and no party",
            claims -> claims.audience(List.of(FakeProvider.CLIENT_ID, "another-client"))),
        bent("issued to another party", claims -> claims.claim("azp", "another-client")),
        bent("another nonce", claims -> claims.claim("nonce", "n".repeat(43))),
        bent("no nonce", claims -> claims.claim("nonce", null)),
        bent("no subject", claims -> claims.subject(null)),
        bent("an endless subject", claims -> claims.subject("s".repeat(256))),
        bent("no end", claims -> claims.expirationTime(null)),
        bent(
            "an end that has passed", claims -> claims.expirationTime(at(Duration.ofSeconds(-61)))),
        bent("no beginning", claims -> claims.issueTime(null)),
        bent("issued in the future", claims -> claims.issueTime(at(Duration.ofSeconds(62)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("untrue")
  void a_token_whose_claims_do_not_hold_signs_nobody_in(
      String what, Consumer<JWTClaimsSet.Builder> bending) {
    provider.bend(bending);
    var visitor = new Visitor(site);

    var page = comesBack(visitor, pia());

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("could not be verified");
    assertThat(visitor.cookies).isEmpty();
  }

  @Test
  void a_clock_that_is_a_little_off_is_forgiven() {
    provider.bend(claims ->
        claims.issueTime(at(Duration.ofSeconds(50))).expirationTime(at(Duration.ofSeconds(-50))));

    assertThat(comesBack(new Visitor(site), pia()).status()).isEqualTo(303);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RIGHT")
  void a_token_without_the_providers_own_signature_signs_nobody_in(Signing.Way way) {
    provider.sign(way);
    var visitor = new Visitor(site);

    var page = comesBack(visitor, pia());

    assertThat(page.status()).isEqualTo(400);
    assertThat(visitor.cookies).isEmpty();
    provider.sign(Signing.Way.RIGHT);
    assertThat(comesBack(visitor, pia()).status()).isEqualTo(303);
  }

  @Test
  void keys_that_the_provider_changes_are_read_anew() {
    comesBack(new Visitor(site), pia());
    comesBack(new Visitor(site), pia());
    assertThat(provider.keysAsked()).isEqualTo(1);

    provider.rotate();

    assertThat(comesBack(new Visitor(site), pia()).status()).isEqualTo(303);
    assertThat(provider.keysAsked()).isEqualTo(2);
  }

  @Test
  void a_way_back_works_once() {
    var visitor = new Visitor(site);
    var back = sentThere(visitor, "", pia());
    var cookie = Map.copyOf(visitor.cookies);
    visitor.get(back);
    var again = new Visitor(site);
    again.cookies.putAll(cookie);

    var page = again.get(back);

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("was not begun in this browser, took too long");
    assertThat(again.cookies).isEmpty();
  }

  @Test
  void another_browser_does_not_come_back_in_place_of_the_one_that_went() {
    var attacker = new Visitor(site);
    var back = sentThere(attacker, "", pia());
    var victim = new Visitor(site);
    sentThere(victim, "", pia());

    assertThat(new Visitor(site).get(back).status()).isEqualTo(400);
    assertThat(victim.get(back).status()).isEqualTo(400);
    assertThat(attacker.get(back).status()).isEqualTo(400); // spent by whoever tried it
  }

  @Test
  void a_way_back_that_is_too_old_or_invented_leads_nowhere() {
    var visitor = new Visitor(site);
    var back = sentThere(visitor, "", pia());
    clock.pass(Duration.ofMinutes(10));

    assertThat(visitor.get(back).status()).isEqualTo(400);
    assertThat(visitor.get(BEGIN + "/back?code=x&state=" + "s".repeat(43)).status()).isEqualTo(400);
    assertThat(visitor.get(BEGIN + "/back?code=x").status()).isEqualTo(400);
    assertThat(visitor.get(BEGIN + "/back").status()).isEqualTo(400);
    assertThat(visitor.get("/sign-in/with/nobody").status()).isEqualTo(404);
  }

  @Test
  void who_is_sent_back_unsigned_or_by_another_issuer_is_told_so() {
    var visitor = new Visitor(site);
    var state = sentThere(visitor, "", pia()).replaceFirst(".*&state=", "");

    var denied = visitor.get(BEGIN + "/back?error=access_denied&state=" + state);
    assertThat(denied.status()).isEqualTo(400);
    assertThat(denied.text()).contains("sent you back without signing you in");

    var mixed = sentThere(visitor, "", pia());
    assertThat(visitor.get(mixed + "&iss=https%3A%2F%2Fevil.example").status()).isEqualTo(400);
  }

  @Test
  void while_the_provider_is_down_the_page_says_so_links_work_and_it_is_found_again() {
    provider.stop();
    var visitor = new Visitor(site);

    var page = visitor.get(BEGIN);
    assertThat(page.status()).isEqualTo(503);
    assertThat(page.text()).contains("does not answer just now");
    assertThat(Visitor.signedIn(site, Cast.PIA).get("/").status()).isEqualTo(200);
    assertThat(Visitor.signedIn(site, Cast.ADA).get("/admin/connections").text())
        .contains("Sign-in with 127.0.0.1", "Does not answer", "takes no connections");

    provider.start();
    assertThat(comesBack(visitor, pia()).status()).isEqualTo(303);
    assertThat(Visitor.signedIn(site, Cast.ADA).get("/admin/connections").text())
        .contains("Answers");
  }

  @Test
  void a_provider_that_breaks_off_meanwhile_signs_nobody_in() {
    var visitor = new Visitor(site);
    var back = sentThere(visitor, "", pia());
    provider.stop();

    assertThat(visitor.get(back).status()).isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "no JSON",
        "{\"ok\":false,\"error\":\"invalid_code\"}",
        "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}",
        "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"a.b.c\"}"
      })
  void an_answer_that_is_no_token_signs_nobody_in(String answer) {
    provider.answerRedemption(answer);

    assertThat(comesBack(new Visitor(site), pia()).status()).isEqualTo(400);
  }

  @Test
  void no_more_of_an_answer_is_read_than_one_needs() {
    provider.answerRedemption("{\"id_token\":\"" + "x".repeat(100_000) + "\"}");

    assertThat(comesBack(new Visitor(site), pia()).status()).isEqualTo(503);
  }

  @Test
  void a_description_of_another_issuer_or_with_doors_elsewhere_in_clear_is_not_believed() {
    provider.describe(found -> found.put("issuer", "https://evil.example"));
    assertThat(new Visitor(site).get(BEGIN).status()).isEqualTo(503);

    provider.describe(found -> found.put("token_endpoint", "http://evil.example/token"));
    assertThat(new Visitor(site).get(BEGIN).status()).isEqualTo(503);
  }

  @Test
  void a_door_inside_that_a_provider_names_is_not_called() {
    provider.describe(found -> found.put("token_endpoint", "https://10.1.2.3/token"));
    var visitor = new Visitor(site);

    var page = comesBack(visitor, pia());

    assertThat(page.status()).isEqualTo(503);
    assertThat(visitor.cookies).isEmpty();
  }

  @Test
  void one_gets_where_one_wanted_and_nowhere_else() {
    var visitor = new Visitor(site);
    assertThat(visitor.get("/loops?show=told").html())
        .contains("/sign-in/with/oidc?next=%2Floops%3Fshow%3Dtold");

    var back = sentThere(visitor, "?next=%2Floops%3Fshow%3Dtold", pia());
    assertThat(visitor.get(back).location()).isEqualTo("/loops?show=told");
    var evil = sentThere(visitor, "?next=%2F%2Fevil.example", pia());
    assertThat(visitor.get(evil).location()).isEqualTo("/");
  }

  @Test
  void what_binds_the_browser_is_out_of_reach_of_scripts_and_short_lived() {
    var cookie = new Visitor(site).get(BEGIN).all("Set-Cookie").getFirst();

    assertThat(cookie)
        .startsWith("heed-sign-in=")
        .contains("HttpOnly", "SameSite=Lax", "Max-Age=600");
    try (var secure = new Site(clock, "https://heed.example.com", doorway, false)) {
      assertThat(new Visitor(secure).get(BEGIN).all("Set-Cookie").getFirst())
          .startsWith("__Host-heed-sign-in=")
          .contains("; Secure", "Path=/")
          .doesNotContain("Domain");
    }
  }

  @Test
  void a_refusal_is_logged_with_its_reason_and_without_a_secret() {
    var logged = new ListAppender<ILoggingEvent>();
    logged.start();
    var logger = (Logger) LoggerFactory.getLogger("heed.openid");
    logger.addAppender(logged);
    provider.bend(claims -> claims.claim("nonce", "another-nonce"));
    var visitor = new Visitor(site);

    var back = sentThere(visitor, "", pia());
    var cookie = String.valueOf(visitor.cookies.get("heed-sign-in"));
    visitor.get(back);
    logger.detachAppender(logged);

    var lines = logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertThat(lines).anySatisfy(line -> assertThat(line).contains("refused", "nonce"));
    assertThat(String.join("\n", lines))
        .doesNotContain("another-nonce", cookie, "code-1", FakeProvider.CLIENT_SECRET)
        .doesNotContain(back.replaceFirst(".*&state=", ""));
  }

  @Test
  void nothing_of_an_attempt_stands_in_the_database_that_opens_anything() {
    var visitor = new Visitor(site);
    var back = sentThere(visitor, "", pia());
    var state = back.replaceFirst(".*&state=", "");
    var cookie = String.valueOf(visitor.cookies.get("heed-sign-in"));

    var rows =
        site.database.read(handle ->
            handle.createQuery("SELECT * FROM sign_in_attempt").mapToMap().list().toString());

    assertThat(rows).contains("oidc").doesNotContain(state, cookie);
  }

  private Page comesBack(Visitor visitor, Map<String, Object> user) {
    return visitor.get(sentThere(visitor, "", user));
  }

  /// Where somebody is sent back to who begins and signs in at the provider.
  private String sentThere(Visitor visitor, String query, Map<String, Object> user) {
    return provider.signsIn(visitor.get(BEGIN + query).location(), user);
  }

  private int accounts(String person) {
    return site.database
        .read(handle -> new heed.openid.SignInAccountStore().of(handle, person))
        .size();
  }

  private static Map<String, Object> pia() {
    return Map.of("sub", "pia-1", "email", "Pia@Heed.test", "email_verified", true);
  }

  private static Arguments bent(String what, Consumer<JWTClaimsSet.Builder> bending) {
    return Arguments.of(what, bending);
  }

  private static Date at(Duration fromMorning) {
    return Date.from(SettableClock.morning().instant().plus(fromMorning));
  }
}
