package heed.slack.filing;

import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import heed.slack.text.Mrkdwn;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a person wrote in Slack, from how Slack hands it on: `<https://…|label>`, `&amp;`.
public final class MessageText {
  private static final Pattern LINK =
      Pattern.compile("<(https?://[^|>]+|mailto:[^|>]+)(?:\\|([^>]*))?>");
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern ID = Pattern.compile("[A-Z0-9]{2,20}");
  private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}\\.[0-9]{1,8}");

  private MessageText() {}

  /// The text as it was typed.
  public static String plain(@Nullable String sent) {
    if (sent == null) {
      return "";
    }
    var unlinked =
        LINK.matcher(sent)
            .replaceAll(link -> {
              var label = link.group(2);
              var address = link.group(1).replaceFirst("^mailto:", "");
              var shown = label == null || label.isEmpty() ? address : label;
              return java.util.regex.Matcher.quoteReplacement(shown);
            });
    return Mrkdwn.typed(unlinked);
  }

  /// Where the message can be read again, or null. Made from what the shortcut brought, for asking
  /// Slack would cost time that the form does not have.
  public static @Nullable String permalink(MessageShortcutPayload shortcut) {
    var team = shortcut.getTeam();
    var channel = shortcut.getChannel();
    var timestamp = shortcut.getMessageTs();
    if (team == null || team.getDomain() == null || channel == null || timestamp == null) {
      return null;
    }
    var sound =
        DOMAIN.matcher(team.getDomain()).matches()
            && ID.matcher(channel.getId()).matches()
            && TIMESTAMP.matcher(timestamp).matches();
    if (!sound) {
      return null;
    }
    return "https://%s.slack.com/archives/%s/p%s"
        .formatted(team.getDomain(), channel.getId(), timestamp.replace(".", ""));
  }
}
