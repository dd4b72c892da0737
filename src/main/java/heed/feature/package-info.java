/// Features: what could be built, what it would cost, where it stands, and which of them are the
/// same thing. Knows nothing of accounts, requests or doors.
@NullMarked
package heed.feature;

import org.jspecify.annotations.NullMarked;
