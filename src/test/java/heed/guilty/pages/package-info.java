/// Guilty on purpose: see ArchitectureTest.
@NullMarked
package heed.guilty.pages;

import org.jspecify.annotations.NullMarked;
