/// What administrators keep: people, tokens, connections and the change log.
@NullMarked
package heed.pages.admin;

import org.jspecify.annotations.NullMarked;
