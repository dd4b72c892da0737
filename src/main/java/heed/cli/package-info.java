/// The commands of `bin/heed`. Knows all rooms, and of the other doors only that something can
/// serve them.
@NullMarked
package heed.cli;

import org.jspecify.annotations.NullMarked;
