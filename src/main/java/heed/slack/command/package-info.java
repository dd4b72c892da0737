/// The slash commands and the cards they answer with.
@NullMarked
package heed.slack.command;

import org.jspecify.annotations.NullMarked;
