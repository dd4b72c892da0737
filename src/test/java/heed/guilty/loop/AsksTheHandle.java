package heed.guilty.loop;

import org.jdbi.v3.core.Handle;

/// May pass a handle along, but asks it.
final class AsksTheHandle {
  int count(Handle handle) {
    return handle.execute("DELETE FROM loop");
  }
}
