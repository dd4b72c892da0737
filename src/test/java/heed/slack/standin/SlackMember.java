package heed.slack.standin;

import java.util.LinkedHashMap;
import java.util.Map;

/// A member of the workspace.
///
/// @param kind what Slack says about them besides: `full`, `restricted`, `ultra`, `stranger`,
///   `deleted` or `bot`
public record SlackMember(String id, String email, String name, String kind) {
  public static SlackMember full(String id, String email, String name) {
    return new SlackMember(id, email, name, "full");
  }

  public SlackMember as(String otherKind) {
    return new SlackMember(id, email, name, otherKind);
  }

  Map<String, Object> json(String team) {
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
    user.put("tz", "Europe/Berlin");
    user.put("profile", Map.of("email", email, "real_name", name));
    return user;
  }
}
