/// What another policy would rank, and the policy in force.
@NullMarked
package heed.pages.whatif;

import org.jspecify.annotations.NullMarked;
