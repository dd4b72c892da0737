package heed.cli;

import heed.people.Caller;
import heed.people.FirstAdmin;
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
      inviteFirstAdmin(rooms, running.baseUrl());
      end.await();
    }
    return DONE;
  }

  /// Whoever reads this console could edit the database by hand, and so may name themselves.
  private void inviteFirstAdmin(Rooms rooms, String baseUrl) {
    var first = new FirstAdmin(rooms.ownKeys, rooms.people);
    if (rooms.database.read(first::missing)) {
      var link = rooms.database.writer().write(Caller.CONSOLE.name(), first::link);
      var out = workplace.console().out();
      out.println("Nobody is an administrator yet. This link makes you one, within a day:");
      out.println(baseUrl.replaceAll("/+$", "") + "/sign-in/first/" + link);
    }
  }
}
