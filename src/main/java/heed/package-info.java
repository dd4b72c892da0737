/** The start of everything: picks the command, wires the object graph. */
@NullMarked
package heed;

import org.jspecify.annotations.NullMarked;
