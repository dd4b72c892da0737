/// Messages of the outbox as Slack shows them, and the courier that carries them.
@NullMarked
package heed.slack.message;

import org.jspecify.annotations.NullMarked;
