package heed.slack.call;

import heed.people.Role;
import heed.platform.settings.Setting;
import heed.platform.settings.Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How this deployment is tied to Slack.
///
/// @param botToken of a single workspace, or null when all of them are installed
/// @param signingSecret null when Slack does not call us over HTTP
/// @param appToken null when we open no socket to Slack
/// @param apiUrl Slack's Web API, ending in `/`; tests point it elsewhere
/// @param triageChannel id of the channel for what no CSM owns, or null
/// @param newcomers what a full member becomes who comes for the first time, or null: nobody, until
///   an admin adds them
/// @param client as which workspaces are installed, or null when none can be
public record SlackSettings(
    @Nullable String botToken,
    @Nullable String signingSecret,
    @Nullable String appToken,
    String apiUrl,
    @Nullable String triageChannel,
    @Nullable Role newcomers,
    @Nullable Client client) {

  /// As which app we ask to be let in.
  ///
  /// @param baseUrl where people reach us
  public record Client(String id, String secret, String baseUrl) {
    /// Where an admin begins.
    public String installAddress() {
      return baseUrl + "/slack/install";
    }

    /// Where Slack sends the browser back to, as the app's manifest has it.
    public String redirectAddress() {
      return baseUrl + "/slack/oauth";
    }

    /// The secret stays out of logs and error texts.
    @Override
    public String toString() {
      return "Client[" + id + "]";
    }
  }

  /// The ties that the settings name, or nothing when Slack is off.
  ///
  /// @param baseUrl where people reach us
  public static Optional<SlackSettings> of(Settings settings, String baseUrl) {
    if (!settings.speaksSlack()) {
      return Optional.empty();
    }
    return Optional.of(
        new SlackSettings(
            settings.find(Setting.SLACK_BOT_TOKEN).orElse(null),
            settings.find(Setting.SLACK_SIGNING_SECRET).orElse(null),
            settings.find(Setting.SLACK_APP_TOKEN).orElse(null),
            withSlash(settings.text(Setting.SLACK_API_URL)),
            settings.find(Setting.SLACK_TRIAGE_CHANNEL).orElse(null),
            Role.BY_WORD.get(settings.text(Setting.SLACK_NEWCOMERS)),
            settings
                .find(Setting.SLACK_CLIENT_ID)
                .map(id ->
                    new Client(
                        id,
                        settings.find(Setting.SLACK_CLIENT_SECRET).orElseThrow(),
                        baseUrl.replaceAll("/+$", "")))
                .orElse(null)));
  }

  /// Secrets stay out of logs and error texts.
  @Override
  public String toString() {
    return "SlackSettings[" + apiUrl + "]";
  }

  private static String withSlash(String url) {
    return url.endsWith("/") ? url : url + "/";
  }
}
