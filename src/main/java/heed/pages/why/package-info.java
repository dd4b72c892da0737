/// Why something ranks where it does, and how much of that may be believed.
@NullMarked
package heed.pages.why;

import org.jspecify.annotations.NullMarked;
