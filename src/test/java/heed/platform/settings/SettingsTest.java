package heed.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import heed.platform.Currency;
import heed.platform.Masking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @TempDir Path folder;

  private static String randomSecret(int bytes) {
    var secret = new byte[bytes];
    new Random(3).nextBytes(secret);
    return Base64.getEncoder().encodeToString(secret);
  }

  private static List<String> problems(Map<String, String> environment) {
    var refused = catchThrowableOfType(Settings.Unusable.class, () -> Settings.from(environment));
    assertThat(refused).as("the start is refused").isNotNull();
    assertThat(refused).hasMessage(String.join("\n", refused.problems()));
    return refused.problems();
  }

  @Test
  void without_any_setting_the_defaults_hold() {
    var settings = Settings.from(Map.of("PATH", "/bin", "heed_port", "1"));

    assertThat(settings.text(Setting.DB)).isEqualTo("heed.db");
    assertThat(settings.text(Setting.HOST)).isEqualTo("127.0.0.1");
    assertThat(settings.number(Setting.PORT)).isEqualTo(8080);
    assertThat(settings.currency()).isEqualTo(Currency.of("USD"));
    assertThat(settings.find(Setting.SECRET)).isEmpty();
    assertThat(settings.origin(Setting.DB)).contains(Settings.Origin.DEFAULT);
    assertThat(settings.origin(Setting.SECRET)).isEmpty();
  }

  @Test
  void the_page_lists_every_setting_with_its_default_and_whether_it_is_secret() throws IOException {
    var rows =
        Files.readAllLines(Path.of("docs/configuration.md")).stream()
            .filter(line -> line.startsWith("| `HEED_"))
            .toList();

    assertThat(rows)
        .containsExactlyElementsOf(Arrays.stream(Setting.values()).map(SettingsTest::row).toList());
  }

  private static String row(Setting setting) {
    return "| `%s` |%s|%s| %s |"
        .formatted(
            setting.variable(),
            setting.fallback().map(value -> " `" + value + "` ").orElse(" "),
            setting.secret() ? " secret " : " ",
            setting.purpose());
  }

  @Test
  void all_problems_are_told_at_once() {
    assertThat(
            problems(
                Map.of(
                    "HEED_PORT", "70000",
                    "HEED_CURRENCY", "₿",
                    "HEED_POTR", "8080",
                    "HEED_HOST", "  ",
                    "HEED_SLACK_BOT_TOKEN", "xoxb-1")))
        .containsExactlyInAnyOrder(
            "HEED_PORT must be a port from 0 to 65535.",
            "HEED_CURRENCY must be the ISO 4217 code of a currency, such as EUR.",
            "There is no setting HEED_POTR. Did you mean HEED_PORT?",
            "HEED_HOST is empty; give it a value or leave it out.",
            "HEED_SLACK_BOT_TOKEN also needs HEED_SLACK_SIGNING_SECRET (HTTP) or"
                + " HEED_SLACK_APP_TOKEN (Socket Mode).");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HEED_DATABASE | There is no setting HEED_DATABASE. bin/heed config lists them all.",
        "HEED_SLACK_SIGNINGSECRET | There is no setting HEED_SLACK_SIGNINGSECRET."
            + " Did you mean HEED_SLACK_SIGNING_SECRET?",
        "HEED_SECRT_FILE | There is no setting HEED_SECRT_FILE. Did you mean HEED_SECRET_FILE?",
        "HEED_PORT_FILE | There is no setting HEED_PORT_FILE: only secrets are read from files;"
            + " set HEED_PORT.",
        "HEED_ | There is no setting HEED_. Did you mean HEED_DB?"
      })
  void an_unknown_name_is_refused_with_a_hint(String name, String sentence) {
    assertThat(problems(Map.of(name, "x"))).containsExactly(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "HEED_DB, jdbc:mysql://x",
    "HEED_DB, :memory:",
    "HEED_DB, file:heed.db",
    "HEED_DB, heed.db?mode=ro",
    "HEED_PORT, -1",
    "HEED_PORT, 65536",
    "HEED_PORT, http",
    "HEED_PORT, ８０８０",
    "HEED_BASE_URL, heed.example.com",
    "HEED_BASE_URL, ftp://heed.example.com",
    "HEED_BASE_URL, https:///",
    "HEED_CURRENCY, XXX",
    "HEED_CURRENCY, dollars",
    "HEED_SLACK_API_URL, slack.com",
    "HEED_OIDC_ISSUER, javascript:1",
    "HEED_OIDC_ISSUER, http://login.example.com",
    "HEED_OIDC_ISSUER, http://127.0.0.1.example.com",
    "HEED_OIDC_ISSUER, https://login.example.com?x=1",
    "HEED_PROXIES, proxy.example.com",
    "HEED_PROXIES, 10.0.0.0/33",
    "HEED_SMTP_URL, mail.example.com"
  })
  void a_bad_value_is_refused_under_its_name(String name, String value) {
    assertThat(problems(Map.of(name, value)))
        .anySatisfy(sentence -> assertThat(sentence).startsWith(name + " must "));
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "65535"})
  void a_port_at_the_edge_is_good(String port) {
    assertThat(Settings.from(Map.of("HEED_PORT", port)).number(Setting.PORT))
        .isEqualTo(Integer.parseInt(port));
  }

  @Test
  void a_secret_is_long_random_and_nobody_elses() {
    assertThat(Settings.from(Map.of("HEED_SECRET", randomSecret(32))).find(Setting.SECRET))
        .contains(randomSecret(32));

    var short_ = randomSecret(31);
    var zeros = Base64.getEncoder().encodeToString(new byte[32]);
    var typed =
        Base64.getEncoder()
            .encodeToString(
                "abcabcabcabcabcabcabcabcabcabcabcabc".getBytes(StandardCharsets.US_ASCII));
    for (var bad : List.of(short_, zeros, typed, "changeme", "!" + randomSecret(32))) {
      assertThat(problems(Map.of("HEED_SECRET", bad)))
          .containsExactly(
              "HEED_SECRET must be 32 or more random bytes in base64, for example from: openssl"
                  + " rand -base64 32.");
    }
    assertThat(
            problems(
                Map.of(
                    "HEED_SECRET", randomSecret(32),
                    "HEED_SLACK_SIGNING_SECRET", randomSecret(32),
                    "HEED_SLACK_BOT_TOKEN", "xoxb-1")))
        .containsExactly("HEED_SECRET is the same as HEED_SLACK_SIGNING_SECRET.");
  }

  @Test
  void no_problem_repeats_a_value_that_may_be_a_secret() {
    var sentences =
        problems(
            Map.of(
                "HEED_SECRET", "hunter2",
                "HEED_SLACK_BOT_TOKEN", "hunter2",
                "HEED_SLACK_APP_TOKEN", "hunter2",
                "HEED_SMTP_URL", "hunter2",
                "HEED_OIDC_CLIENT_SECRET_FILE", "/hunter2"));

    assertThat(sentences).noneSatisfy(sentence -> assertThat(sentence).contains("hunter2"));
  }

  @ParameterizedTest
  @CsvSource({
    "HEED_SLACK_APP_TOKEN, xapp-1, HEED_SLACK_BOT_TOKEN",
    "HEED_SLACK_TRIAGE_CHANNEL, C1, HEED_SLACK_BOT_TOKEN",
    "HEED_SLACK_SIGNING_SECRET, s, HEED_SLACK_BOT_TOKEN",
    "HEED_SLACK_CLIENT_ID, 1.2, HEED_SLACK_CLIENT_SECRET",
    "HEED_SLACK_CLIENT_ID, 1.2, HEED_SECRET",
    "HEED_SLACK_CLIENT_SECRET, s, HEED_SLACK_CLIENT_ID",
    "HEED_OIDC_ISSUER, https://id.example, HEED_OIDC_CLIENT_ID",
    "HEED_OIDC_CLIENT_ID, c, HEED_OIDC_CLIENT_SECRET",
    "HEED_OIDC_CLIENT_SECRET, s, HEED_OIDC_ISSUER"
  })
  void a_missing_companion_is_named(String name, String value, String companion) {
    assertThat(problems(Map.of(name, value))).contains(name + " also needs " + companion + ".");
  }

  @Test
  void slack_is_on_with_a_bot_token_or_with_a_client_that_slack_can_reach() {
    var client = new HashMap<String, String>();
    client.put("HEED_SLACK_CLIENT_ID", "1.2");
    client.put("HEED_SLACK_CLIENT_SECRET", "c");
    client.put("HEED_SECRET", randomSecret(32));

    assertThat(Settings.from(Map.of()).speaksSlack()).isFalse();
    assertThat(Settings.from(client).speaksSlack()).isFalse();
    client.put("HEED_SLACK_TRIAGE_CHANNEL", "C1");
    client.put("HEED_SLACK_SIGNING_SECRET", "s");
    assertThat(Settings.from(client).speaksSlack()).isTrue();
    client.remove("HEED_SLACK_SIGNING_SECRET");
    client.put("HEED_SLACK_APP_TOKEN", "xapp-1");
    assertThat(Settings.from(client).speaksSlack()).isTrue();
    assertThat(
            Settings.from(
                    Map.of("HEED_SLACK_BOT_TOKEN", "xoxb-1", "HEED_SLACK_SIGNING_SECRET", "s"))
                .speaksSlack())
        .isTrue();
  }

  @Test
  void slack_over_http_and_over_a_socket_are_both_whole() {
    Settings.from(Map.of("HEED_SLACK_BOT_TOKEN", "xoxb-1", "HEED_SLACK_SIGNING_SECRET", "s"));
    Settings.from(Map.of("HEED_SLACK_BOT_TOKEN", "xoxb-1", "HEED_SLACK_APP_TOKEN", "xapp-1"));
  }

  @Test
  void a_secret_can_be_read_from_a_file() throws IOException {
    var file = Files.writeString(folder.resolve("secret"), randomSecret(48) + "\r\n");

    var settings = Settings.from(Map.of("HEED_SECRET_FILE", file.toString()));

    assertThat(settings.find(Setting.SECRET)).contains(randomSecret(48));
    assertThat(settings.origin(Setting.SECRET)).contains(Settings.Origin.FILE);
  }

  @Test
  void a_file_that_is_missing_empty_no_text_or_one_too_many_is_a_problem() throws IOException {
    var empty = Files.createFile(folder.resolve("empty"));
    var binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xFF, (byte) 0xFE, 1});
    var unreadable = List.of("HEED_SECRET_FILE names a file that cannot be read.");

    assertThat(problems(Map.of("HEED_SECRET_FILE", folder.resolve("none").toString())))
        .isEqualTo(unreadable);
    assertThat(problems(Map.of("HEED_SECRET_FILE", folder.toString()))).isEqualTo(unreadable);
    assertThat(problems(Map.of("HEED_SECRET_FILE", "a\0b"))).isEqualTo(unreadable);
    assertThat(problems(Map.of("HEED_SECRET_FILE", binary.toString()))).isEqualTo(unreadable);
    assertThat(problems(Map.of("HEED_SECRET_FILE", empty.toString())))
        .containsExactly("HEED_SECRET_FILE is empty; give it a value or leave it out.");
    assertThat(
            problems(Map.of("HEED_SECRET_FILE", empty.toString(), "HEED_SECRET", randomSecret(32))))
        .containsExactly("Both HEED_SECRET and HEED_SECRET_FILE are set; keep one.");
  }

  @Test
  void nothing_secret_is_shown() {
    var settings =
        Settings.from(
            Map.of(
                "HEED_SECRET", randomSecret(32),
                "HEED_DB",
                    "jdbc:postgresql://db/heed?user=heed&password=hunter2&sslpassword=hunter2",
                "HEED_SMTP_URL", "smtp://me:hunter2@mail"));

    assertThat(settings.shown(Setting.SECRET)).contains(Masking.SECRET);
    assertThat(settings.shown(Setting.SMTP_URL)).contains(Masking.SECRET);
    assertThat(settings.shown(Setting.DB).orElseThrow())
        .startsWith("jdbc:postgresql://db/heed?user=heed&password=")
        .doesNotContain("hunter2");
    assertThat(settings.shown(Setting.PORT)).contains("8080");
    assertThat(settings.shown(Setting.BASE_URL)).isEmpty();
  }

  @Test
  void everything_is_read_alike_under_a_turkish_locale() {
    var before = Locale.getDefault();
    Locale.setDefault(Locale.of("tr", "TR"));
    try {
      var settings = Settings.from(Map.of("HEED_CURRENCY", "inr", "HEED_HOST", "I.example"));

      assertThat(settings.currency().code()).isEqualTo("INR");
      assertThat(problems(Map.of("HEED_SLACK_TRIAGE_CHANEL", "C1")))
          .containsExactly(
              "There is no setting HEED_SLACK_TRIAGE_CHANEL."
                  + " Did you mean HEED_SLACK_TRIAGE_CHANNEL?");
    } finally {
      Locale.setDefault(before);
    }
  }
}
