package heed.cli;

import heed.platform.database.Backup;
import heed.platform.database.Database;
import heed.platform.database.Restore;
import heed.platform.database.Verify;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `migrate`, `verify`, `backup` and `restore`: the database as a whole. None of them opens the
/// rooms, which would not open over a database that is damaged.
final class DatabaseCommands {
  private final Workplace workplace;

  DatabaseCommands(Workplace workplace) {
    this.workplace = workplace;
  }

  List<CommandSpec> specs() {
    return List.of(
        new Migrate().spec(), new VerifyAll().spec(), new Back().spec(), new Put().spec());
  }

  private Verify verify() {
    return Subjects.verify(workplace.clock());
  }

  private void say(String sentence) {
    workplace.console().out().println(sentence);
  }

  private final class Migrate implements Command {
    @Override
    public CommandSpec spec() {
      return Usage.command(
          this,
          "migrate",
          "Bring the schema of the database up to date. The service does the same when it starts.",
          "bin/heed migrate");
    }

    @Override
    public int run(ParseResult given) {
      var applied = Database.migrate(workplace.database());
      say(
          "The database "
              + Database.name(workplace.database())
              + (applied == 0
                  ? " is up to date."
                  : " is up to date now; " + applied + " migrations were applied."));
      return DONE;
    }
  }

  private final class VerifyAll implements Command {
    @Override
    public CommandSpec spec() {
      return Usage.command(
          this,
          "verify",
          "Read the whole database and compare it with its change log. Changes nothing; may run"
              + " beside the service.",
          "bin/heed verify");
    }

    @Override
    public int run(ParseResult given) {
      var findings = verify().of(workplace.database());
      var problems = workplace.console().problems();
      findings.problems().forEach(problems::println);
      if (findings.count() > findings.problems().size()) {
        problems.println(
            "And " + (findings.count() - findings.problems().size()) + " problems more.");
      }
      if (!findings.clean()) {
        return REFUSED;
      }
      say(
          String.format(
              Locale.ROOT,
              "The database %s is as it was written: %,d changes, %,d facts.",
              Database.name(workplace.database()),
              findings.changes(),
              findings.facts()));
      return DONE;
    }
  }

  private final class Back implements Command {
    @Override
    public CommandSpec spec() {
      return Usage.command(
              this,
              "backup",
              "Make a backup, also while the service runs: one verified file that only its owner"
                  + " can read.",
              "bin/heed backup /backups/heed-2026-11-25.db")
          .addPositional(
              Usage.parameter(0, "FILE", "A file that does not exist yet.", Path.class, Path::of));
    }

    @Override
    public int run(ParseResult given) {
      Path file = given.matchedPositionalValue(0, Path.of(""));
      var made = new Backup(verify()).make(workplace.database(), file);
      say(
          String.format(
              Locale.ROOT,
              "The backup %s is made and verified: %,d bytes, %,d changes.",
              made.file(),
              made.bytes(),
              made.changes()));
      return DONE;
    }
  }

  private final class Put implements Command {
    @Override
    public CommandSpec spec() {
      return Usage.command(
              this,
              "restore",
              "Put a backup in the place of the database. The service must not run.",
              "bin/heed restore /backups/heed-2026-11-25.db --replace")
          .addPositional(
              Usage.parameter(0, "FILE", "A backup made by bin/heed backup.", Path.class, Path::of))
          .addOption(
              Usage.flag(
                  "--replace", "Put the database that stands there aside, under a new name."));
    }

    @Override
    public int run(ParseResult given) {
      Path file = given.matchedPositionalValue(0, Path.of(""));
      var restored =
          new Restore(verify(), workplace.clock())
              .restore(workplace.database(), file, given.hasMatchedOption("--replace"));
      say(
          String.format(
              Locale.ROOT,
              "The database %s is restored and verified: %,d changes.",
              restored.database(),
              restored.changes()));
      if (restored.aside() != null) {
        say("What stood there is now " + restored.aside() + ".");
      }
      return DONE;
    }
  }
}
