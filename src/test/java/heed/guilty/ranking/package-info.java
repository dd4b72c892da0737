/// Guilty on purpose: see ArchitectureTest.
@NullMarked
package heed.guilty.ranking;

import org.jspecify.annotations.NullMarked;
