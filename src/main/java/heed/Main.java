package heed;

import static java.nio.charset.StandardCharsets.UTF_8;

import heed.cli.Commands;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.InstantSource;

/// Hands the words of the call and the environment to the commands.
public final class Main {
  private Main() {}

  /// Ends the process with the command's exit status.
  public static void main(String[] words) {
    var commands =
        new Commands(
            System.getenv(),
            InstantSource.system(),
            speaking(FileDescriptor.out),
            speaking(FileDescriptor.err),
            Heed::open,
            Heed::backlog);
    System.exit(commands.run(words));
  }

  /// UTF-8 whatever the machine's language is: what was typed comes back as it was typed.
  private static PrintStream speaking(FileDescriptor where) {
    return new PrintStream(new FileOutputStream(where), true, UTF_8);
  }
}
