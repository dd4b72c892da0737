import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Runs google-java-format over folders: "check" fails on a difference, "repair" removes it. */
class Format {
  public static void main(String[] args) throws IOException {
    boolean repair = args[0].equals("repair");
    List<String> command = new ArrayList<>();
    command.addAll(repair ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    for (int i = 1; i < args.length; i++) {
      try (Stream<Path> files = Files.walk(Path.of(args[i]))) {
        files.map(Path::toString).filter(f -> f.endsWith(".java")).sorted().forEach(command::add);
      }
    }
    ToolProvider formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
    int status = formatter.run(System.out, System.err, command.toArray(new String[0]));
    if (status != 0 && !repair) {
      System.err.println("Not in the house format. Repair: mvn -Pformat process-sources");
    }
    System.exit(status);
  }
}
