package heed.slack;

import heed.platform.settings.Setting;
import heed.platform.settings.Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How this deployment is tied to Slack.
///
/// @param signingSecret null when Slack does not call us over HTTP
/// @param apiUrl Slack's Web API, ending in `/`; tests point it elsewhere
/// @param triageChannel id of the channel for what no CSM owns, or null
public record SlackSettings(
    String botToken,
    @Nullable String signingSecret,
    String apiUrl,
    @Nullable String triageChannel) {

  /// The ties that the settings name, or nothing when Slack is off.
  public static Optional<SlackSettings> of(Settings settings) {
    return settings
        .find(Setting.SLACK_BOT_TOKEN)
        .map(token ->
            new SlackSettings(
                token,
                settings.find(Setting.SLACK_SIGNING_SECRET).orElse(null),
                withSlash(settings.text(Setting.SLACK_API_URL)),
                settings.find(Setting.SLACK_TRIAGE_CHANNEL).orElse(null)));
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
