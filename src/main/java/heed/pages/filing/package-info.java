/// Filing a request, with what may be the same beside it.
@NullMarked
package heed.pages.filing;

import org.jspecify.annotations.NullMarked;
