/// What browsers are told as it happens, as server-sent events.
@NullMarked
package heed.pages.live;

import org.jspecify.annotations.NullMarked;
