/// A small house in which every rule of the architecture is broken once, to prove that each bites.
@NullMarked
package heed.guilty;

import org.jspecify.annotations.NullMarked;
