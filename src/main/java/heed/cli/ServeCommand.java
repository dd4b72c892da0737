package heed.cli;

import heed.platform.database.ServeLock;
import heed.platform.settings.Setting;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `serve`: the service, until it is told to stop.
final class ServeCommand implements Command {
  /// Slack gives us three seconds, and "not saved, try again" must still arrive in time.
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Workplace workplace;
  private final Serving serving;

  ServeCommand(Workplace workplace, Serving serving) {
    this.workplace = workplace;
    this.serving = serving;
  }

  @Override
  public CommandSpec spec() {
    return Usage.command(
        this,
        "serve",
        "Run the service, with the settings of the environment, until it is told to stop.",
        "HEED_DB=/var/lib/heed/heed.db bin/heed serve");
  }

  @Override
  public int run(ParseResult given) {
    var settings = workplace.settings();
    var clock = workplace.clock();
    try (var end = new Ending();
        var _ = ServeLock.take(settings.text(Setting.DB));
        var rooms = Rooms.open(settings, PATIENCE, clock).followingChanges();
        var running = serving.open(rooms, settings, clock, false)) {
      workplace.console().out().println("Heed serves " + running.baseUrl());
      end.await();
    }
    return DONE;
  }
}
