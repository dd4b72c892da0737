/// What colleagues say to each other about a feature, and who is called into it by name. Owns the
/// comments and the mentions in them; knows no account, no money, and no door.
@NullMarked
package heed.discussion;

import org.jspecify.annotations.NullMarked;
