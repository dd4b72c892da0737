/// What the door needs of the rooms, and its memory of what it already acted on.
@NullMarked
package heed.slack.rooms;

import org.jspecify.annotations.NullMarked;
