/// What the company says to everybody: a title and a sentence for each feature that a PM opted in,
/// the monthly digest made of them, and whether there is a public page. Owns these words; knows no
/// account, no request, no money, and no door.
@NullMarked
package heed.announcement;

import org.jspecify.annotations.NullMarked;
