package heed.cli;

import heed.platform.settings.Settings;
import java.time.InstantSource;

/// What can open the doors to the network. The commands ask for it; the composition root is it.
@FunctionalInterface
public interface Serving {
  /// Opens the doors over rooms that follow the change log.
  ///
  /// @param demo whether this is a throw-away demo
  Running open(Rooms rooms, Settings settings, InstantSource clock, boolean demo);

  /// A service whose doors are open.
  interface Running extends AutoCloseable {
    /// Where people reach it.
    String baseUrl();

    /// Ends what is under way, then closes the doors. The rooms stay open.
    @Override
    void close();
  }
}
