/// Slack as the tests meet it: its Web API played strictly, and the sender of what Slack sends us.
/// It needs nothing of the product but addresses, so it also plays against the packaged jar.
@NullMarked
package heed.slack.standin;

import org.jspecify.annotations.NullMarked;
