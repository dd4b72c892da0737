/// Messages that wait or went out, for those who have no Slack.
@NullMarked
package heed.pages.message;

import org.jspecify.annotations.NullMarked;
