/// The triage channel: a card for each new feature, and its buttons and forms.
@NullMarked
package heed.slack.triage;

import org.jspecify.annotations.NullMarked;
