/// What becomes of a feature that somebody just asked for: the inbox of those whom nobody has
/// looked at, what a PM decides about one, and its card in the triage channel, which follows the
/// change log so that it tells the truth whichever door a decision came through. Knows no chat tool
/// and no words.
@NullMarked
package heed.triage;

import org.jspecify.annotations.NullMarked;
