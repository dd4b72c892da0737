package heed.workspace;

import heed.platform.Language;
import heed.platform.Phrases;

/// The message that tells an admin that a workspace is gone.
///
/// @param name of the workspace
/// @param why Slack's word for it
/// @param bySetting whether its token is a setting, so that a new one has to be set
public record Gone(String name, String why, boolean bySetting) {
  /// The kind of such a message.
  public static final String KIND = "workspace_gone";

  /// What happened and what to do, for people.
  public String sentence(Language language) {
    var key =
        bySetting
            ? "gone.setting"
            : why.equals("app_uninstalled") ? "gone.removed" : "gone.refused";
    return Phrases.of("workspace", language).say(key, name, why);
  }
}
