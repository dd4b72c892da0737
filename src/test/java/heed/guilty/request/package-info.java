/// Guilty on purpose: see ArchitectureTest.
@NullMarked
package heed.guilty.request;

import org.jspecify.annotations.NullMarked;
