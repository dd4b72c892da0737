package heed.cli;

import heed.demo.DemoBook;
import heed.platform.Texts;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `demo`: a throw-away book with a story in it, and a way in for each role.
final class DemoCommand implements Command {
  private static final int USUAL_PORT = 8080;
  private static final int MOST_PORT = 65_535;
  private static final Duration LINKS_LAST = Duration.ofDays(30);

  private final Workplace workplace;
  private final Serving serving;

  DemoCommand(Workplace workplace, Serving serving) {
    this.workplace = workplace;
    this.serving = serving;
  }

  @Override
  public CommandSpec spec() {
    return Usage.command(
            this,
            "demo",
            "Run a throw-away book with a realistic story; no account anywhere is needed. Prints"
                + " where it is and a sign-in link for each role.",
            "bin/heed demo --port 8081")
        .addOption(
            Usage.value(
                "--port",
                "N",
                "Port to listen on; " + USUAL_PORT + ", or any free one, unless said.",
                Integer.class,
                Usage.whole(0, MOST_PORT)));
  }

  @Override
  public int run(ParseResult given) {
    int wished = given.matchedOptionValue("--port", ThrowAwayBook.freeOr(USUAL_PORT));
    var port = wished == 0 ? ThrowAwayBook.freePort() : wished;
    try (var end = new Ending();
        var book = ThrowAwayBook.open(workplace, port);
        var running = serving.open(book.rooms(), book.settings(), book.clock(), true)) {
      var out = workplace.console().out();
      out.println("Heed demo: " + running.baseUrl());
      for (var guest : DemoBook.guests()) {
        out.println(
            String.format(
                Locale.ROOT,
                "%-7s%s/sign-in/%s  (%s)",
                guest.role().word(),
                running.baseUrl(),
                book.link(guest, LINKS_LAST),
                Texts.clip(guest.name(), Texts.TITLE)));
      }
      out.println("Everything is forgotten when you press Ctrl-C.");
      end.await();
    }
    return DONE;
  }
}
