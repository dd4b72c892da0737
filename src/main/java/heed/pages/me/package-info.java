/// What readers choose for themselves, and where they are signed in.
@NullMarked
package heed.pages.me;

import org.jspecify.annotations.NullMarked;
