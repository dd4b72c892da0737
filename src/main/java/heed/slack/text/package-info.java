/// Slack’s own writing: Block Kit, mrkdwn, the voice of one reader, and what a form or a button
/// says.
@NullMarked
package heed.slack.text;

import org.jspecify.annotations.NullMarked;
