package heed.pages.frame;

import java.util.function.Supplier;

/// How the lines to other systems are set up. Holds no secret.
///
/// @param slack its state, as `/readyz` says it; `off` without Slack
/// @param install whether an admin can add a workspace at `/slack/install`
/// @param mail whether a mail server is set
/// @param webhooks whether there is a secret to keep their keys under
public record Connections(
    Supplier<String> slack, boolean install, boolean mail, boolean webhooks) {}
