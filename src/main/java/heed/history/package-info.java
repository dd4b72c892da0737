/// Where features stood in the ranking from day to day: figures that nobody could work out again
/// once the facts have moved on. It writes down what the ranking says and knows no door.
@NullMarked
package heed.history;

import org.jspecify.annotations.NullMarked;
