/// The door to Slack: who speaks is checked here, commands, forms and buttons become calls of the
/// rooms, and messages of the outbox become Block Kit. No other package knows Slack; this one knows
/// no SQL but its own memory of what it already acted on.
@NullMarked
package heed.slack;

import org.jspecify.annotations.NullMarked;
