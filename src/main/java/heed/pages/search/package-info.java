/// Search over everything, and the acts of the command palette.
@NullMarked
package heed.pages.search;

import org.jspecify.annotations.NullMarked;
