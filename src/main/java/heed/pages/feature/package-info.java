/// The page of one feature: its facts, history and discussion, decisions with a preview of who
/// hears what, and merging.
@NullMarked
package heed.pages.feature;

import org.jspecify.annotations.NullMarked;
