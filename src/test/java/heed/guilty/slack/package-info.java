/// Guilty on purpose: see ArchitectureTest.
@NullMarked
package heed.guilty.slack;

import org.jspecify.annotations.NullMarked;
