package heed.browser;

import com.microsoft.playwright.options.FilePayload;
import heed.DemoService;
import heed.http.Route;
import heed.loop.LoopState;
import heed.loop.LoopStore;
import heed.people.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Every page of the demo: an example for each way in that can be read, from the table of routes.
final class Tour {
  /// A page, and who reads it.
  record Stop(Role role, String path) {
    /// Whether this reader is told that there is nothing here for them.
    boolean refused() {
      return path.contains("spent")
          || path.contains("nobody")
          || (role == Role.VIEWER && path.equals("/loops"));
    }

    @Override
    public String toString() {
      return path + " as " + role.word();
    }
  }

  /// Pages that look different for others than the administrator, or in another state.
  private static final List<Stop> ALSO =
      List.of(
          new Stop(Role.VIEWER, "/"),
          new Stop(Role.VIEWER, "/features/sso"),
          new Stop(Role.VIEWER, "/loops"),
          new Stop(Role.CSM, "/"),
          new Stop(Role.CSM, "/features/sso"),
          new Stop(Role.CSM, "/loops"),
          new Stop(Role.CSM, "/messages"),
          new Stop(Role.PM, "/loops"),
          new Stop(Role.PM, "/?q=nothing+is+called+this"),
          new Stop(Role.PM, "/accounts?sort=arr"),
          new Stop(Role.PM, "/features/nobody-asked-for-this"));

  /// The service talks to machines here: no page for people.
  private static final List<String> FOR_MACHINES =
      List.of(
          "/api/",
          "/assets/",
          "/slack/",
          "/healthz",
          "/readyz",
          "/metrics",
          "/favicon.ico",
          "/live",
          "/sign-in/with/");

  /// A file with a good line and a bad one.
  private static final String CSV =
      "key,name,arr\nalpha,Alpha Stores,12000\nbeta,Beta Foods,a lot\n";

  private final DemoService service;
  private final String importAddress;

  Tour(Stage stage) {
    service = stage.service;
    importAddress = importing(stage);
  }

  /// Gives the service a file to check.
  private static String importing(Stage stage) {
    try (var admin = stage.reader(Role.ADMIN)) {
      admin.open("/admin/import");
      admin
          .find("input[type=file]")
          .setInputFiles(
              new FilePayload("accounts.csv", "text/csv", CSV.getBytes(StandardCharsets.UTF_8)));
      admin.find("form[action='/admin/import'] button[type=submit]").click();
      admin.page.waitForURL(url -> url.matches(".*/admin/import/[^/]+"));
      return admin.path();
    }
  }

  /// The ways in that a person can read, with an example for each; empty where none is known.
  Map<String, String> examples() {
    var examples = new TreeMap<String, String>();
    service.routes().stream()
        .filter(route -> route.verb() == Route.Verb.GET)
        .map(Route::path)
        .filter(path -> FOR_MACHINES.stream().noneMatch(path::startsWith))
        .forEach(path -> examples.put(path, example(path)));
    return examples;
  }

  /// Where to go, one after another.
  List<Stop> stops() {
    return Stream.concat(
            examples().values().stream()
                .filter(path -> !path.isEmpty())
                .map(path -> new Stop(Role.ADMIN, path)),
            ALSO.stream())
        .toList();
  }

  private String example(String path) {
    var filled =
        path.replace("/sign-in/{token}", "/sign-in/spent")
            .replace("/sign-in/first/{token}", "/sign-in/first/spent")
            .replace("/admin/import/samples/{kind}", "/admin/import/samples/accounts.csv")
            .replace("/admin/import/{id}", importAddress)
            .replace("/backlog/{key}", "/backlog/sso")
            .replace("/features/{key}/unmerge", "/features/saml/unmerge")
            .replace("/features/{key}", "/features/sso")
            .replace("/accounts/{key}", "/accounts/acme")
            .replace("/loops/{id}", "/loops/" + loop())
            .replace("{milestone}/{language}", "shipped/en");
    return filled.contains("{") ? "" : filled;
  }

  /// A loop that is owed.
  private String loop() {
    var owed = new LoopStore.Filter(LoopState.OWED, null, null, null, null);
    var rooms = service.rooms();
    return rooms
        .database
        .read(handle -> rooms.loops.page(handle, owed, LoopStore.Cursor.START, 1))
        .getFirst()
        .loop()
        .id();
  }
}
