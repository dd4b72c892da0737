package heed.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// One command of `bin/heed`. Described by hand and not by annotations, which would have to be
/// found by reflection at each start.
interface Command {
  int DONE = 0;
  int REFUSED = 1;
  int WRONG_USAGE = 2;

  /// Its name, options and parameters.
  CommandSpec spec();

  /// Does it.
  ///
  /// @return the exit status
  int run(ParseResult given);
}
