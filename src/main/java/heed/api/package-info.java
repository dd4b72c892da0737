/// The JSON door: every route of the API under `/api/v1`, and its description in OpenAPI. Reads
/// what was sent, calls the rooms, shows what they answer; decides nothing that another door would
/// have to decide again.
@NullMarked
package heed.api;

import org.jspecify.annotations.NullMarked;
