package heed.workspace;

/// The message that tells an admin that a workspace is gone.
///
/// @param name of the workspace
/// @param why Slack's word for it
/// @param byToken whether its token is a setting, so that a new one has to be set
public record Gone(String name, String why, boolean byToken) {
  /// The kind of such a message.
  public static final String KIND = "workspace_gone";
}
