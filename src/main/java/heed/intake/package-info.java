/// CSV files into the same use cases as every other door: accounts, features and requests by the
/// caller's own keys, with a report by line. Knows neither files nor HTTP, only streams of bytes.
@NullMarked
package heed.intake;

import org.jspecify.annotations.NullMarked;
