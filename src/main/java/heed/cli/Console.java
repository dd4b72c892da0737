package heed.cli;

import java.io.PrintStream;

/// Where a command speaks: what was asked for goes to `out`, everything else to `problems`.
///
/// @param attended whether a person watches, so that progress may be rewritten in place
/// @param width characters in a line
record Console(PrintStream out, PrintStream problems, boolean attended, int width) {}
