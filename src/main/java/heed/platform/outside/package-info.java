/// Calls to addresses that somebody typed in: the one client that may make them, and which
/// addresses it reaches. Knows neither what is sent nor why.
@NullMarked
package heed.platform.outside;

import org.jspecify.annotations.NullMarked;
