/// Guilty on purpose: see ArchitectureTest.
@NullMarked
package heed.guilty.platform;

import org.jspecify.annotations.NullMarked;
