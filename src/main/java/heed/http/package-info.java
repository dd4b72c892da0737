/// The frame that all doors to the network stand in: the server with its limits, who calls, one
/// form for every refusal, cursors, idempotency, ETags, health and metrics. Knows no door and none
/// of the rooms but people.
@NullMarked
package heed.http;

import org.jspecify.annotations.NullMarked;
