/// Whom somebody owes word: loops, the pool, promises, how customers are told, and figures.
@NullMarked
package heed.pages.loop;

import org.jspecify.annotations.NullMarked;
