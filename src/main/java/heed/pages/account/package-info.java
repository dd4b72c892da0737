/// The accounts and the 360° page of one: what it pays, how it is, what it asks for and is owed.
@NullMarked
package heed.pages.account;

import org.jspecify.annotations.NullMarked;
