package heed.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// `help`: what there is, and how one of them is used.
final class HelpCommand implements Command {
  private final Workplace workplace;

  HelpCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public CommandSpec spec() {
    return Usage.command(
            this, "help", "Say what a command does and how it is used.", "bin/heed help import")
        .addPositional(
            PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(String[].class)
                .paramLabel("COMMAND")
                .description("The command, or none for the list of all.")
                .build());
  }

  @Override
  public int run(ParseResult given) {
    var line = given.commandSpec().root().commandLine();
    for (var word : given.matchedPositionalValue(0, new String[0])) {
      var next = line.getSubcommands().get(word);
      if (next == null) {
        throw new ParameterException(
            given.commandSpec().commandLine(), "There is no command " + word + ".");
      }
      line = next;
    }
    line.usage(workplace.console().out());
    return DONE;
  }
}
