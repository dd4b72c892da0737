@NullMarked
package heed.guilty.pages.frame;

import org.jspecify.annotations.NullMarked;
