/// The named cast and the few stand-ins that tests share: databases of both kinds, a clock that
/// moves by hand, accounts and features that people know by name.
@NullMarked
package heed.cast;

import org.jspecify.annotations.NullMarked;
