/// Calling Slack: its Web API, its limits and troubles, and answering within its three seconds.
@NullMarked
package heed.slack.call;

import org.jspecify.annotations.NullMarked;
