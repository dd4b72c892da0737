package heed.workspace;

import org.jspecify.annotations.Nullable;

/// A workspace that let us in, without its token. These are the facts that the change log keeps.
///
/// @param team Slack's id of it
/// @param enterprise Slack's id of the organisation above it, or null
/// @param app Slack's id of the app as which we are there
/// @param scopes what was granted, with commas between
/// @param installedBy who brought it: an address, or the console
/// @param installedAtMs the first time, epoch milliseconds: the first of all has the triage channel
/// @param renewedAtMs the last time, with which the present token came
/// @param endedAtMs since when it is gone, or null
/// @param endedWhy Slack's word for it, such as `app_uninstalled`; null while it is there
public record Installed(
    String team,
    String name,
    @Nullable String enterprise,
    String app,
    String botUser,
    String scopes,
    String installedBy,
    long installedAtMs,
    long renewedAtMs,
    @Nullable Long endedAtMs,
    @Nullable String endedWhy) {

  public boolean gone() {
    return endedAtMs != null;
  }

  Installed ended(long atMs, String why) {
    return new Installed(
        team,
        name,
        enterprise,
        app,
        botUser,
        scopes,
        installedBy,
        installedAtMs,
        renewedAtMs,
        atMs,
        why);
  }
}
