/// Workspaces and their members: who speaks, in which language, and where they are reached.
@NullMarked
package heed.slack.team;

import org.jspecify.annotations.NullMarked;
