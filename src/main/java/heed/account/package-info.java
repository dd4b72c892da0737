/// Accounts: the customer companies, what they pay, how healthy they are and when they renew. Knows
/// nothing of features, requests or doors.
@NullMarked
package heed.account;

import org.jspecify.annotations.NullMarked;
