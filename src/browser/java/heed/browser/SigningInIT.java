package heed.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import heed.mail.PostBox;
import heed.openid.standin.FakeProvider;
import heed.people.Role;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The ways in from outside: by the company's provider, by a letter, and what is said to those who
/// do not get in.
final class SigningInIT {
  static final List<Window> WINDOWS = Window.both();
  private static final Pattern LINK = Pattern.compile("https?://\\S+/sign-in/[A-Za-z0-9._-]+");
  private static final Map<String, Object> MIRA =
      Map.of("sub", "m-1", "email", "mira@heed.example", "email_verified", true);
  private static final Map<String, Object> EVE =
      Map.of("sub", "e-1", "email", "eve@heed.example", "email_verified", true);

  private final PostBox mail = new PostBox();
  private @Nullable FakeProvider provider;
  @RegisterExtension final Stage stage = Stage.demo(this::surroundings);

  private Map<String, String> surroundings(String address, InstantSource clock) {
    var asked = new FakeProvider(clock, URI.create(address + "/sign-in/with/oidc/back"));
    provider = asked;
    return Map.of(
        "HEED_BASE_URL",
        address,
        "HEED_SMTP_URL",
        mail.address(),
        "HEED_OIDC_ISSUER",
        asked.issuer(),
        "HEED_OIDC_CLIENT_ID",
        FakeProvider.CLIENT_ID,
        "HEED_OIDC_CLIENT_SECRET",
        FakeProvider.CLIENT_SECRET);
  }

  @AfterEach
  void close() {
    provider().close();
    mail.close();
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void by_the_provider_one_gets_where_one_wanted(Window window) {
    try (var reader = stage.stranger(window)) {
      reader.open("/promises?state=broken");
      assertThat(reader.find("h1")).hasText("Sign in to Heed");
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      assertThat(reader.tooWide()).isLessThanOrEqualTo(0);

      reader.find(".signin-ways a").click();
      comesBack(reader, MIRA);

      assertThat(reader.page).hasURL(Pattern.compile("/promises\\?state=broken$"));
      assertThat(reader.find(".who .name")).containsText("Mira Okafor");
      assertThat(provider().problems()).isEmpty();
      reader.open("/me/sessions");
      assertThat(reader.find("article.person").first())
          .containsText("Signed in with the company’s sign-in");
    }
  }

  @Test
  void by_keys_alone() {
    try (var reader = stage.stranger(Window.WIDE)) {
      reader.open("/sign-in");

      reader.tabTo(reader.find(".signin-ways a"));
      reader.press("Enter");
      comesBack(reader, MIRA);

      assertThat(reader.find(".who .name")).containsText("Mira Okafor");
    }
  }

  @Test
  void whoever_is_not_in_the_list_is_told_whom_to_ask() {
    try (var reader = stage.stranger(Window.PHONE)) {
      reader.open("/sign-in");
      reader.find(".signin-ways a").click();

      comesBack(reader, EVE);

      assertThat(reader.find("[role=alert]")).containsText("Ask an administrator of Heed to add");
      assertThat(reader.find(".signin-ways a")).isVisible();
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      assertThat(reader.open("/").status()).isEqualTo(401);
    }
  }

  @Test
  void whoever_changes_their_mind_at_the_provider_can_begin_again() {
    try (var reader = stage.stranger(Window.WIDE)) {
      reader.open("/sign-in");
      reader.find(".signin-ways a").click();
      reader.page.waitForURL(url -> url.startsWith(provider().issuer()));
      var state = reader.page.url().replaceFirst(".*[?&]state=([^&]*).*", "$1");

      go(reader, "/sign-in/with/oidc/back?error=access_denied&state=" + state);

      assertThat(reader.find("[role=alert]")).containsText("without signing you in. Try again.");
      reader.find(".signin-ways a").click();
      comesBack(reader, MIRA);
      assertThat(reader.find(".who .name")).containsText("Mira Okafor");
    }
  }

  @Test
  void while_the_provider_is_silent_the_page_says_so_and_a_letter_helps() {
    try (var reader = stage.stranger(Window.WIDE)) {
      reader.open("/sign-in");
      reader.find(".signin-ways a").click();
      reader.page.waitForURL(url -> url.startsWith(provider().issuer()));
      var way = provider().signsIn(reader.page.url(), MIRA);
      provider().stop();

      go(reader, way);

      assertThat(reader.find("[role=alert]")).containsText("does not answer just now");
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      comeByLetter(reader);
      assertThat(reader.find(".who .name")).containsText("Mira Okafor");
    }
  }

  @ParameterizedTest
  @FieldSource("WINDOWS")
  void a_letter_brings_a_link_that_works_once(Window window) {
    try (var reader = stage.stranger(window);
        var thief = stage.stranger(window)) {
      reader.open("/sign-in");

      var link = comeByLetter(reader);

      assertThat(reader.find(".who .name")).containsText("Mira Okafor");
      assertThat(reader.wrongs()).isEmpty();
      thief.page.navigate(link);
      assertThat(thief.find("[role=alert]")).isVisible();
      assertThat(thief.find(".who .name")).hasCount(0);
      assertThat(Accessibility.findings(thief.page)).isEmpty();
    }
  }

  @Test
  void an_address_that_is_none_is_said_beside_it_and_stays_as_it_was_typed() {
    try (var reader = stage.stranger(Window.PHONE)) {
      reader.open("/sign-in");

      reader.find("input[name=email]").fill("mira at heed");
      reader.find("form[action='/sign-in'] button").click();

      assertThat(reader.find("#wrong-email")).isVisible();
      assertThat(reader.find("input[name=email]")).hasValue("mira at heed");
      assertThat(reader.find("input[name=email]")).hasAttribute("aria-invalid", "true");
      assertThat(Accessibility.findings(reader.page)).isEmpty();
    }
  }

  @Test
  void nobody_learns_who_is_known_here() {
    try (var reader = stage.stranger(Window.WIDE)) {
      reader.open("/sign-in");
      ask(reader, "eve@heed.example");
      var said = reader.find("[role=status]").textContent();

      comeByLetter(reader);

      assertThat(said.replace("eve@", "mira@")).contains("mira@heed.example, a link is on its way");
      assertThat(mail.letters()).noneMatch(letter -> letter.contains("eve@heed.example"));
    }
  }

  @Test
  void administrators_see_how_the_ways_fare() {
    try (var reader = stage.reader(Role.ADMIN)) {
      reader.open("/admin/connections");

      assertThat(reader.find("article.connection", "Sign-in with 127.0.0.1"))
          .containsText("Answers");
      assertThat(reader.find("article.connection", "Mail").locator(".healthy")).isVisible();
      assertThat(Accessibility.findings(reader.page)).isEmpty();
      assertThat(reader.wrongs()).isEmpty();
    }
  }

  /// Signs in at the provider, who sends the browser back.
  private void comesBack(Reader reader, Map<String, Object> user) {
    reader.page.waitForURL(url -> url.startsWith(provider().issuer()));
    go(reader, provider().signsIn(reader.page.url(), user));
  }

  private void go(Reader reader, String path) {
    reader.page.evaluate("to => { location.href = to; }", stage.service.address() + path);
    reader.page.waitForURL(url -> url.startsWith(stage.service.address()));
  }

  /// Asks for a letter, waits for it, and uses its link.
  private String comeByLetter(Reader reader) {
    ask(reader, "mira@heed.example");
    reader.page.waitForCondition(() -> !mail.letters().isEmpty());
    var link = LINK.matcher(mail.letters().getFirst());
    assertThat(link.find()).isTrue();
    reader.page.navigate(link.group());
    reader.find("main form button[type=submit]").click();
    return link.group();
  }

  private static void ask(Reader reader, String email) {
    reader.tabTo(reader.find("input[name=email]"));
    reader.page.keyboard().type(email);
    reader.press("Enter");
    assertThat(reader.find("[role=status]")).containsText("a link is on its way to it");
  }

  private FakeProvider provider() {
    return Objects.requireNonNull(provider);
  }
}
