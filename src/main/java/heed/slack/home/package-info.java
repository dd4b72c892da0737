/// The Home tab and the lists it shares with the commands.
@NullMarked
package heed.slack.home;

import org.jspecify.annotations.NullMarked;
