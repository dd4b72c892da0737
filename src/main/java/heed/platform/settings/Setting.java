package heed.platform.settings;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Every setting of the environment. Each secret can also be given as a file, named by `…_FILE`.
@SuppressWarnings("ImmutableEnumChecker") // the checks are methods without state
public enum Setting {
  DB("heed.db", "A path for SQLite, or jdbc:postgresql://…", Checks::database),
  HOST("127.0.0.1", "Address to listen on", Checks::anything),
  PORT("8080", "Port to listen on, 0 for any free one", Checks::port),
  BASE_URL(null, "Where people reach the service, for links in messages", Checks::link),
  CURRENCY("USD", "ISO 4217 code of every amount", Checks::currency),
  SECRET(null, "32 or more random bytes, base64: encrypts stored tokens", Checks::secret),
  SLACK_BOT_TOKEN(null, "Bot token, xoxb-…", Checks::botToken),
  SLACK_SIGNING_SECRET(null, "Signing secret: Slack speaks to us over HTTP", Checks::anything),
  SLACK_APP_TOKEN(null, "App-level token, xapp-…: Socket Mode", Checks::appToken),
  SLACK_API_URL("https://slack.com/api/", "Slack's Web API", Checks::link),
  SLACK_TRIAGE_CHANNEL(null, "Id of the channel for what no CSM owns", Checks::anything),
  SLACK_NEWCOMERS("csm", "Role of members who come first: csm, viewer, nobody", Checks::newcomers),
  SLACK_CLIENT_ID(null, "For installation and sign-in by Slack", Checks::anything),
  SLACK_CLIENT_SECRET(null, "For installation and sign-in by Slack", Checks::anything),
  OIDC_ISSUER(null, "OpenID Connect issuer, for sign-in", Checks::issuer),
  OIDC_CLIENT_ID(null, "OpenID Connect client", Checks::anything),
  OIDC_CLIENT_SECRET(null, "OpenID Connect client secret", Checks::anything),
  SMTP_URL(null, "smtp://user:password@host:port, for mail", Checks::mailServer),
  WEBHOOK_ALLOW(null, "Inner hosts and networks that webhooks may reach", Checks::inside),
  PROXIES(
      "127.0.0.0/8,::1", "Networks of our own proxies, which name the client", Checks::networks);

  private final @Nullable String fallback;
  private final String purpose;
  private final Function<String, Optional<String>> check;

  Setting(@Nullable String fallback, String purpose, Function<String, Optional<String>> check) {
    this.fallback = fallback;
    this.purpose = purpose;
    this.check = check;
  }

  /// Its name in the environment.
  public String variable() {
    return "HEED_" + name();
  }

  public Optional<String> fallback() {
    return Optional.ofNullable(fallback);
  }

  public String purpose() {
    return purpose;
  }

  /// Whether its value must never be shown.
  public boolean secret() {
    return switch (this) {
      case SECRET,
          SLACK_BOT_TOKEN,
          SLACK_SIGNING_SECRET,
          SLACK_APP_TOKEN,
          SLACK_CLIENT_SECRET,
          OIDC_CLIENT_SECRET,
          SMTP_URL ->
          true;
      case DB,
          HOST,
          PORT,
          BASE_URL,
          CURRENCY,
          SLACK_API_URL,
          SLACK_TRIAGE_CHANNEL,
          SLACK_NEWCOMERS,
          SLACK_CLIENT_ID,
          OIDC_ISSUER,
          OIDC_CLIENT_ID,
          WEBHOOK_ALLOW,
          PROXIES ->
          false;
    };
  }

  /// What is wrong with a value, if anything.
  Optional<String> problem(String value) {
    return check.apply(value).map(what -> variable() + " " + what + ".");
  }

  static Optional<Setting> named(String variable) {
    return Arrays.stream(values())
        .filter(setting -> setting.variable().equals(variable))
        .findFirst();
  }
}
