package heed.cli;

import heed.cast.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Somebody who types commands, with an environment of their own.
final class Terminal {
  private final Map<String, String> environment = new TreeMap<>();

  Terminal(Path folder) {
    environment.put("HEED_DB", folder.resolve("heed.db").toString());
  }

  /// What a command did.
  record Outcome(int status, String out, String problems) {}

  Terminal with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Outcome type(String... words) {
    var out = new ByteArrayOutputStream();
    var problems = new ByteArrayOutputStream();
    var commands =
        new Commands(
            environment,
            SettableClock.morning(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(problems, true, StandardCharsets.UTF_8),
            (_, _, _, _) -> {
              throw new AssertionError("No door is opened here");
            },
            (_, ranking, _, limit) -> "{\"ranked\":" + Math.min(limit, ranking.count()) + "}");
    var status = commands.run(words);
    return new Outcome(
        status, out.toString(StandardCharsets.UTF_8), problems.toString(StandardCharsets.UTF_8));
  }
}
