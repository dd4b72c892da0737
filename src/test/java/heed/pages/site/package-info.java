/// The real pages on a real port, and browsers that visit them without a screen.
@NullMarked
package heed.pages.site;

import org.jspecify.annotations.NullMarked;
