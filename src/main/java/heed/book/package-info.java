/// The Book: all accounts, features and asks of the company, in memory, following the change log.
/// Ranking, explanation and typeahead read only this. It never writes and knows no door.
@NullMarked
package heed.book;

import org.jspecify.annotations.NullMarked;
