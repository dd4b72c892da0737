package heed.guilty.loop;

import java.util.UUID;

/// Makes an id by itself.
final class DrawsLots {
  UUID id() {
    return UUID.randomUUID();
  }
}
