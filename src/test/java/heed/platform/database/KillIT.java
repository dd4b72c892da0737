package heed.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.FilingUnderFire;
import heed.cast.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process that files requests, at a random moment and for real, and looks for every
/// request that it had acknowledged. A seed says when; it is printed.
class KillIT {
  private static final int ROUNDS = 24;
  private static final int LEAST_ACKNOWLEDGED = 50;

  @TempDir Path folder;

  private final long seed = Long.getLong("heed.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void killing_the_process_loses_no_acknowledged_request() throws Exception {
    System.out.println("KillIT seed " + seed);
    var file = folder.resolve("heed.db");
    var acknowledged = new HashSet<String>();

    for (var round = 1; round <= ROUNDS; round++) {
      acknowledged.addAll(acknowledgedUntilKilled(file));

      assertThat(lost(file, acknowledged)).as("seed %s, round %s", seed, round).isEmpty();
    }

    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * LEAST_ACKNOWLEDGED);
    System.out.println("KillIT " + ROUNDS + " kills, " + acknowledged.size() + " acknowledged");
  }

  @Test
  void the_harness_notices_requests_that_are_acknowledged_before_their_commit() throws Exception {
    var file = folder.resolve("heed.db");
    var lost = new HashSet<String>();

    for (var round = 1; round <= ROUNDS && lost.isEmpty(); round++) {
      lost.addAll(lost(file, acknowledgedUntilKilled(file, "early")));
    }

    assertThat(lost).as("seed %s", seed).isNotEmpty();
  }

  private List<String> acknowledgedUntilKilled(Path file, String... lies) throws Exception {
    var process = start(file, lies);
    try (var reader = process.inputReader()) {
      var acknowledged = new ArrayList<String>();
      read(reader, acknowledged, LEAST_ACKNOWLEDGED + random.nextInt(150));
      var moment = System.nanoTime() + random.nextInt(5_000_000);
      while (System.nanoTime() < moment) {
        Thread.onSpinWait();
      }
      // By its handle: Process would close the pipe, with acknowledgements still in it.
      process.toHandle().destroyForcibly();
      process.waitFor();
      read(reader, acknowledged, Integer.MAX_VALUE);
      return acknowledged;
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /// Reads whole lines only: the last may have been cut off by the kill.
  private static void read(BufferedReader reader, List<String> acknowledged, int most)
      throws IOException {
    var line = new StringBuilder();
    for (var left = most; left > 0; ) {
      var next = reader.read();
      if (next < 0) {
        return;
      }
      if (next == '\n') {
        acknowledged.add(line.toString());
        line.setLength(0);
        left--;
      } else {
        line.append((char) next);
      }
    }
  }

  private static Process start(Path file, String... lies) throws IOException {
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                FilingUnderFire.class.getName(),
                file.toString()));
    command.addAll(List.of(lies));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /// Opens the database as a restart would, and says which of the keys are not there.
  private static Set<String> lost(Path file, Iterable<String> acknowledged) {
    var lost = new HashSet<String>();
    acknowledged.forEach(lost::add);
    try (var database =
        Database.open(file.toString(), Duration.ofSeconds(5), SettableClock.morning())) {
      var changes = Chain.whole(database);
      assertThat(changes.size()).isEqualTo(2 + count(database, "SELECT COUNT(*) FROM request"));
      assertThat(
              count(
                  database,
                  """
                  SELECT COUNT(*) FROM request r
                  WHERE NOT EXISTS (
                    SELECT 1 FROM change c WHERE c.sequence = r.version AND c.key = r.key)
                  """))
          .isZero();
      database.read(handle ->
          lost.removeAll(handle.createQuery("SELECT key FROM request").mapTo(String.class).set()));
    }
    return lost;
  }

  private static int count(Database database, String query) {
    return database.read(handle -> handle.createQuery(query).mapTo(Integer.class).one());
  }
}
