/// The pages in a real Chromium, as people use them: by mouse and by keyboard, wide and narrow,
/// light and dark. Compiled and run only with the profile `browser`. Knows the service by its
/// address; only what no door would let in is written behind the doors.
@NullMarked
package heed.browser;

import org.jspecify.annotations.NullMarked;
