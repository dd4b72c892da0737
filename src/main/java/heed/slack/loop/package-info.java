/// Answering loops, and showing it wherever they stand.
@NullMarked
package heed.slack.loop;

import org.jspecify.annotations.NullMarked;
