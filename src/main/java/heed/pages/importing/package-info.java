/// Importing CSV: what a file would change, and the progress while it does.
@NullMarked
package heed.pages.importing;

import org.jspecify.annotations.NullMarked;
