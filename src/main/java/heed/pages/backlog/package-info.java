/// The backlog: what it is asked for by its address, the ranked rows in words, editing in a row,
/// saved views and CSV.
@NullMarked
package heed.pages.backlog;

import org.jspecify.annotations.NullMarked;
