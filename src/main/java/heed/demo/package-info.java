/// A believable book for whoever tries the product: people, accounts, features, a year of requests
/// and what became of them. Told through the use cases, so that everything a real year leaves
/// behind is there. Fixed for a given day; knows no door.
@NullMarked
package heed.demo;

import org.jspecify.annotations.NullMarked;
