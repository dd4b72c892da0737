/// The way in: password-less sign-in by link, provider or the first administrator’s own.
@NullMarked
package heed.pages.signin;

import org.jspecify.annotations.NullMarked;
