/// Requests: what one account asked of one feature, filed once and kept for ever in the customer's
/// words. Filing is the one entrance, whichever door a request comes through.
@NullMarked
package heed.request;

import org.jspecify.annotations.NullMarked;
