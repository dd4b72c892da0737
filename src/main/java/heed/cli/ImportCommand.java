package heed.cli;

import heed.intake.ImportReport;
import heed.intake.Kind;
import heed.intake.Options;
import heed.people.Caller;
import heed.platform.Refused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `import`: a CSV file into the book.
final class ImportCommand implements Command {
  private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

  static {
    for (var kind : Kind.values()) {
      KINDS.put(kind.word(), kind);
    }
  }

  private final Workplace workplace;

  ImportCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public CommandSpec spec() {
    return Usage.command(
            this,
            "import",
            "Take a CSV file into the book: all of it, or nothing when a row is refused."
                + " The same file twice changes nothing.",
            "bin/heed import accounts accounts.csv --dry-run")
        .addPositional(
            Usage.parameter(
                0,
                "accounts|features|requests",
                "What the file holds.",
                Kind.class,
                Usage.oneOf(KINDS)))
        .addPositional(Usage.parameter(1, "FILE.csv", "The file.", Path.class, Path::of))
        .addOption(Usage.flag("--dry-run", "Report what would happen, and store nothing."))
        .addOption(Usage.flag("--skip-bad", "Store the good rows even when others are refused."));
  }

  @Override
  public int run(ParseResult given) {
    Kind kind = given.matchedPositionalValue(0, Kind.ACCOUNTS);
    var file = given.matchedPositionalValue(1, Path.of(""));
    var options =
        new Options(given.hasMatchedOption("--dry-run"), given.hasMatchedOption("--skip-bad"));
    var report = workplace.inRooms(rooms -> imported(rooms, kind, file, options));
    print(report, options);
    if (report.refused() == 0 || options.skipBad()) {
      return DONE;
    }
    workplace
        .console()
        .problems()
        .println(
            report.refused()
                + (report.refused() == 1 ? " row was" : " rows were")
                + " refused, so nothing was stored; --skip-bad stores the others.");
    return REFUSED;
  }

  private ImportReport imported(Rooms rooms, Kind kind, Path file, Options options) {
    if (Files.isDirectory(file)) {
      throw Refused.because(Refused.Kind.INVALID, file + " is a folder, not a file.");
    }
    try (var csv = new BufferedInputStream(Files.newInputStream(file));
        var progress = new ShownProgress(workplace.console(), workplace.clock())) {
      return rooms.importing.run(kind, csv, options, Caller.CONSOLE.name(), progress);
    } catch (java.nio.file.NoSuchFileException missing) {
      throw Refused.because(Refused.Kind.NOT_FOUND, "There is no file " + file + ".");
    } catch (AccessDeniedException denied) {
      throw Refused.because(Refused.Kind.FORBIDDEN, "The file " + file + " may not be read.");
    } catch (IOException problem) {
      throw Refused.because(
          Refused.Kind.INVALID, "The file " + file + " cannot be read: " + problem.getMessage());
    }
  }

  private void print(ImportReport report, Options options) {
    var out = workplace.console().out();
    out.println(
        (options.dryRun() ? "dry run: " : "")
            + "created "
            + report.created()
            + ", updated "
            + report.updated()
            + ", unchanged "
            + report.unchanged()
            + ", refused "
            + report.refused());
    for (var error : report.errors()) {
      out.println(
          "line "
              + error.line()
              + (error.field() == null ? "" : ", " + error.field())
              + ": "
              + error.message());
    }
    if (report.errors().size() == ImportReport.MOST_ERRORS) {
      out.println("Further errors are not shown.");
    }
  }
}
