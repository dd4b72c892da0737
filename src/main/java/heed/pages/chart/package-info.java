/// Pictures of numbers, drawn on the server as SVG: columns, a line, and a scatter with names. Owns
/// scales, places and what a picture needs for people who do not see it. Must not know what the
/// numbers mean, nor speak a language: whoever draws brings the words.
@NullMarked
package heed.pages.chart;

import org.jspecify.annotations.NullMarked;
