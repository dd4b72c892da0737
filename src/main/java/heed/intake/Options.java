package heed.intake;

/// How to import.
///
/// @param dryRun do it all, report it, and take it back
/// @param skipBad store the good rows even when others are refused
/// @param mostBytes longest file taken, in bytes
/// @param mostRows most rows taken, the header aside
public record Options(boolean dryRun, boolean skipBad, long mostBytes, int mostRows) {
  private static final long MOST_BYTES = 20L * 1024 * 1024;
  private static final int MOST_ROWS = 100_000;

  /// For somebody at the machine: as long a file as there is.
  public Options(boolean dryRun, boolean skipBad) {
    this(dryRun, skipBad, Long.MAX_VALUE, Integer.MAX_VALUE);
  }

  /// For callers from outside: at most 20 MiB and 100,000 rows.
  public static Options bounded(boolean dryRun, boolean skipBad) {
    return new Options(dryRun, skipBad, MOST_BYTES, MOST_ROWS);
  }
}
