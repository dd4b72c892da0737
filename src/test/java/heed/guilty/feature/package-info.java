/// Guilty on purpose: see ArchitectureTest.
@NullMarked
package heed.guilty.feature;

import org.jspecify.annotations.NullMarked;
