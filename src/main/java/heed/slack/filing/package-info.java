/// Filing a request: the form, what it begins with, and how it is read.
@NullMarked
package heed.slack.filing;

import org.jspecify.annotations.NullMarked;
