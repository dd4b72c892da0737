/// The door for browsers: sign-in, sessions and server-rendered HTML. Puts what the rooms know into
/// words; decides nothing itself, and never hands money to a viewer's page.
@NullMarked
package heed.pages;

import org.jspecify.annotations.NullMarked;
