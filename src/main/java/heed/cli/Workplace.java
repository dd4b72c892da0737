package heed.cli;

import heed.platform.settings.Setting;
import heed.platform.settings.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/// What every command is given: the settings of its environment, and with them the rooms.
///
/// @param environment variables, by name
record Workplace(Map<String, String> environment, InstantSource clock, Console console) {
  /// A person at a terminal waits for a service that is busy, and does not try again by hand.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// @throws Settings.Unusable when any setting is wrong
  Settings settings() {
    return Settings.from(environment);
  }

  /// Where the database is.
  String database() {
    return settings().text(Setting.DB);
  }

  /// Opens the rooms for the length of some work.
  <T> T inRooms(Function<Rooms, T> work) {
    try (var rooms = Rooms.open(settings(), PATIENCE, clock)) {
      return work.apply(rooms);
    }
  }
}
