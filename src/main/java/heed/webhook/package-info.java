/// Webhooks by Standard Webhooks 1.0.0: who wants to hear of what, the events that the change log
/// tells of, and their courier. The rooms whose changes are announced know nothing of it. Knows no
/// door; never tells of money.
@NullMarked
package heed.webhook;

import org.jspecify.annotations.NullMarked;
