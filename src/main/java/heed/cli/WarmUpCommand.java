package heed.cli;

import heed.demo.DemoBook;
import heed.people.Role;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `warm-up`: a rehearsal of the service, so that the JVM can note which classes it loads. Hidden:
/// `bin/heed` runs it after each build.
final class WarmUpCommand implements Command {
  private static final List<String> READ =
      List.of("/readyz", "/metrics", "/", "/api/v1/openapi.json", "/api/v1/loops?limit=5");

  private final Workplace workplace;
  private final Serving serving;

  WarmUpCommand(Workplace workplace, Serving serving) {
    this.workplace = workplace;
    this.serving = serving;
  }

  @Override
  public CommandSpec spec() {
    var spec = Usage.command(this, "warm-up", "Rehearse the service.");
    spec.usageMessage().hidden(true);
    return spec;
  }

  @Override
  public int run(ParseResult given) {
    try (var book = ThrowAwayBook.open(workplace, ThrowAwayBook.freePort());
        var running = serving.open(book.rooms(), book.settings(), book.clock(), true);
        var client =
            HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()) {
      var token =
          book.rooms()
              .database
              .writer()
              .write(
                  "demo",
                  transaction ->
                      book.rooms().tokens.create(transaction, "warm-up", Role.ADMIN, null));
      var guest = DemoBook.guests().getLast();
      var base = running.baseUrl();
      ask(client, base + "/sign-in/" + book.link(guest, Duration.ofMinutes(5)), token);
      for (var path : READ) {
        ask(client, base + path, token);
      }
      var backlog = ask(client, base + "/api/v1/backlog?limit=50", token);
      workplace.console().out().println("Read " + backlog.length() + " characters of backlog.");
    }
    return DONE;
  }

  private static String ask(HttpClient client, String url, String token) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(Duration.ofSeconds(20))
              .header("Authorization", "Bearer " + token)
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException unanswered) {
      return "";
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
