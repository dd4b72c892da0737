/// The outbox: messages that must arrive, at least once and under one id, however often the service
/// stops in between. Its rows are post, not facts of the book: a delivery is no entry of the change
/// log, only what a person does to a message (retrying, parking) is. Knows neither what messages
/// mean nor any transport; a transport brings its [heed.outbox.Courier].
@NullMarked
package heed.outbox;

import org.jspecify.annotations.NullMarked;
