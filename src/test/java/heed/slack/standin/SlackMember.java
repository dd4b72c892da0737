package heed.slack.standin;

import java.util.LinkedHashMap;
import java.util.Map;

/// A member of the workspace.
///
/// @param kind what Slack says about them besides: `full`, `restricted`, `ultra`, `stranger`,
///   `deleted` or `bot`
/// @param locale the language they use Slack in, such as `en-US`
/// @param zone their time zone
public record SlackMember(
    String id, String email, String name, String kind, String locale, String zone) {
  public static SlackMember full(String id, String email, String name) {
    return new SlackMember(id, email, name, "full", "en-US", "UTC");
  }

  public SlackMember as(String otherKind) {
    return new SlackMember(id, email, name, otherKind, locale, zone);
  }

  public SlackMember speaking(String otherLocale) {
    return new SlackMember(id, email, name, kind, otherLocale, zone);
  }

  public SlackMember in(String otherZone) {
    return new SlackMember(id, email, name, kind, locale, otherZone);
  }

  /// The member as Slack describes them.
  ///
  /// @param withLocale only `users.info` tells the language, and only when it is asked to
  Map<String, Object> json(String team, boolean withLocale) {
    var user = new LinkedHashMap<String, Object>();
    user.put("id", id);
    user.put("team_id", kind.equals("stranger") ? "T9STRANGE" : team);
    user.put("name", id.toLowerCase(java.util.Locale.ROOT));
    user.put("real_name", name);
    user.put("deleted", kind.equals("deleted"));
    user.put("is_bot", kind.equals("bot"));
    user.put("is_restricted", kind.equals("restricted") || kind.equals("ultra"));
    user.put("is_ultra_restricted", kind.equals("ultra"));
    user.put("is_stranger", kind.equals("stranger"));
    user.put("tz", zone);
    if (withLocale) {
      user.put("locale", locale);
    }
    user.put("profile", Map.of("email", email, "real_name", name));
    return user;
  }
}
