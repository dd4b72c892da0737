package heed.cli;

import heed.people.Caller;
import heed.platform.Refused;
import heed.platform.settings.Setting;
import heed.workspace.Installed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `slack`: the workspaces that Heed is installed in.
final class SlackCommands {
  private final Workplace workplace;

  SlackCommands(Workplace workplace) {
    this.workplace = workplace;
  }

  CommandSpec spec() {
    return Usage.group("slack", "Slack workspaces that share the book.")
        .addSubcommand("install-link", new InstallLink().spec())
        .addSubcommand("list", new ListAll().spec());
  }

  private final class InstallLink implements Command {
    @Override
    public CommandSpec spec() {
      return Usage.command(
          this,
          "install-link",
          "Print a link by which one Slack workspace can be added, within an hour, without signing"
              + " in. Whoever has it can let everybody of a workspace read the book.",
          "bin/heed slack install-link");
    }

    @Override
    public int run(ParseResult given) {
      var settings = workplace.settings();
      if (settings.find(Setting.SLACK_CLIENT_ID).isEmpty() || !settings.speaksSlack()) {
        throw Refused.because(
            Refused.Kind.CONFLICT,
            "No workspace can be added: set HEED_SLACK_CLIENT_ID and HEED_SLACK_CLIENT_SECRET, and"
                + " HEED_SLACK_SIGNING_SECRET or HEED_SLACK_APP_TOKEN.");
      }
      var link =
          workplace.inRooms(rooms ->
              rooms
                  .database
                  .writer()
                  .write(Caller.CONSOLE.name(), rooms.workspaces.inviting()::link));
      workplace.console().out().println(baseUrl() + "/slack/install?link=" + link);
      return DONE;
    }

    private String baseUrl() {
      var settings = workplace.settings();
      return settings
          .find(Setting.BASE_URL)
          .map(url -> url.replaceAll("/+$", ""))
          .orElse("http://" + settings.text(Setting.HOST) + ":" + settings.text(Setting.PORT));
    }
  }

  private final class ListAll implements Command {
    @Override
    public CommandSpec spec() {
      return Usage.command(
          this, "list", "List the workspaces that were added, and what became of them.");
    }

    @Override
    public int run(ParseResult given) {
      var table = new Table("workspace", "name", "added by", "since", "state");
      workplace
          .inRooms(rooms -> rooms.database.read(rooms.workspaces.store()::all))
          .forEach(row -> add(table, row.value()));
      workplace.console().out().print(table.text(workplace.console().width()));
      return DONE;
    }

    private void add(Table table, Installed installed) {
      var why = installed.endedWhy();
      table.row(
          installed.team(),
          installed.name(),
          installed.installedBy(),
          Instant.ofEpochMilli(installed.installedAtMs())
              .truncatedTo(ChronoUnit.SECONDS)
              .toString(),
          why == null ? "installed" : "gone: " + why);
    }
  }
}
