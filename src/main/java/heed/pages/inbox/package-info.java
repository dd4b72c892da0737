/// The inbox of PMs: what is new, what may be the same, what is not known, what is due again.
/// Decides nothing that the page of a feature could not.
@NullMarked
package heed.pages.inbox;

import org.jspecify.annotations.NullMarked;
