package heed.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import heed.platform.Refused;
import heed.platform.database.DamagedDatabase;
import heed.platform.settings.Settings;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The commands of `bin/heed`: reads the words of a call, does what they ask, and answers with an
/// exit status. 0 done; 1 refused or failed, with the reason on standard error; 2 wrong usage, with
/// the usage line.
public final class Commands {
  private static final Logger log = LoggerFactory.getLogger(Commands.class);
  private static final int USUAL_WIDTH = 120;

  private final Workplace workplace;
  private final Serving serving;
  private final BacklogBody backlog;

  public Commands(
      Map<String, String> environment,
      InstantSource clock,
      PrintStream out,
      PrintStream problems,
      Serving serving,
      BacklogBody backlog) {
    var console = new Console(out, problems, attended(), width(environment));
    this.workplace = new Workplace(environment, clock, console);
    this.serving = serving;
    this.backlog = backlog;
  }

  /// Does what the words ask.
  ///
  /// @return the exit status
  public int run(String... words) {
    var line = new CommandLine(root());
    line.setOut(new PrintWriter(workplace.console().out(), true, UTF_8));
    line.setErr(new PrintWriter(workplace.console().problems(), true, UTF_8));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    line.setExecutionStrategy(this::perform);
    line.setParameterExceptionHandler((wrong, _) -> explain(wrong));
    return line.execute(words);
  }

  private CommandSpec root() {
    var root =
        Usage.group(
            "bin/heed",
            "Ranks what customers ask for by the revenue it keeps and"
                + " opens, and sees to it that they hear what became of it.");
    root.version("heed " + version());
    root.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print the version.")
            .build());
    add(root, new DemoCommand(workplace, serving).spec());
    add(root, new ServeCommand(workplace, serving).spec());
    add(root, new ImportCommand(workplace).spec());
    add(root, new RankCommand(workplace, backlog).spec());
    add(root, new TokenCommands(workplace).spec());
    add(root, new PersonCommands(workplace).spec());
    add(root, new SlackCommands(workplace).spec());
    new DatabaseCommands(workplace).specs().forEach(spec -> add(root, spec));
    add(root, new ConfigCommand(workplace).spec());
    add(root, new HelpCommand(workplace).spec());
    add(root, new WarmUpCommand(workplace, serving).spec());
    return root;
  }

  private static void add(CommandSpec root, CommandSpec command) {
    root.addSubcommand(command.name(), command);
  }

  private int perform(ParseResult given) {
    var last = given;
    while (last.subcommand() != null) {
      last = last.subcommand();
    }
    var help = CommandLine.executeHelpRequest(given);
    if (help != null) {
      return help;
    }
    if (last.commandSpec().userObject() instanceof Command command) {
      try {
        return command.run(last);
      } catch (ParameterException wrong) {
        throw wrong;
      } catch (RuntimeException problem) {
        return refuse(problem);
      }
    }
    throw new ParameterException(last.commandSpec().commandLine(), "Say which command.");
  }

  private int explain(ParameterException wrong) {
    var problems = workplace.console().problems();
    problems.println(wrong.getMessage());
    var usage = wrong.getCommandLine().getHelp();
    problems.print("Usage: " + usage.synopsis("Usage: ".length()));
    if (!wrong.getCommandLine().getSubcommands().isEmpty()) {
      problems.println("Commands: " + String.join(", ", visible(wrong.getCommandLine())) + ".");
    }
    return Command.WRONG_USAGE;
  }

  private static java.util.List<String> visible(CommandLine line) {
    return line.getSubcommands().entrySet().stream()
        .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
        .map(Map.Entry::getKey)
        .toList();
  }

  private int refuse(RuntimeException problem) {
    var problems = workplace.console().problems();
    switch (problem) {
      case Refused refused -> problems.println(sentence(refused));
      case Settings.Unusable unusable -> unusable.problems().forEach(problems::println);
      case DamagedDatabase damaged -> problems.println(damaged.getMessage());
      default -> {
        log.error("A command failed", problem);
        problems.println("This failed, and it is a bug of Heed; the line above says where.");
      }
    }
    return Command.REFUSED;
  }

  private static String sentence(Refused refused) {
    return refused.errors().size() < 2
        ? refused.sentence()
        : refused.errors().stream()
            .map(heed.platform.FieldError::message)
            .collect(Collectors.joining(" "));
  }

  private static String version() {
    return Optional.ofNullable(Commands.class.getPackage().getImplementationVersion())
        .orElse("from sources");
  }

  @SuppressWarnings("SystemConsoleNull") // null when nobody watches, unless a property says else
  private static boolean attended() {
    var terminal = System.console();
    return terminal != null && terminal.isTerminal();
  }

  private static int width(Map<String, String> environment) {
    var columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[0-9]{2,4}") ? Integer.parseInt(columns) : USUAL_WIDTH;
  }
}
