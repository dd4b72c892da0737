/// A provider of OpenID Connect for tests: strict, and bad in each way that one is told to be.
@NullMarked
package heed.openid.standin;

import org.jspecify.annotations.NullMarked;
