/// The value brief: for one account, what came of everything it asked for, as its CSM brings it to
/// a renewal talk. Owns what is in it and how it reads as Markdown; knows no page, no chat tool,
/// and no money.
@NullMarked
package heed.brief;

import org.jspecify.annotations.NullMarked;
