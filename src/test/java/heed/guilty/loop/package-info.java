/// Guilty on purpose: see ArchitectureTest.
@NullMarked
package heed.guilty.loop;

import org.jspecify.annotations.NullMarked;
