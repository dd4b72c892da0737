/// Guilty on purpose: see ArchitectureTest.
@NullMarked
package heed.guilty.account;

import org.jspecify.annotations.NullMarked;
