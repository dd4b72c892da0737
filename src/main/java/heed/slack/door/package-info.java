/// How Slack comes in: signed HTTP or a socket, each request acted on once.
@NullMarked
package heed.slack.door;

import org.jspecify.annotations.NullMarked;
