/// Who asks, what they may do and see: people, roles, API tokens and sessions. Knows no door.
@NullMarked
package heed.people;

import org.jspecify.annotations.NullMarked;
