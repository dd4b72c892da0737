package heed.pages.search;

import heed.http.Query;
import heed.http.Route;
import heed.pages.frame.Desk;
import heed.people.Caller;
import heed.people.Role;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Search over everything: as a page, and as the list of the command palette.
public final class SearchRoutes {
  /// Of each kind on the page, and in the palette.
  private static final int ON_THE_PAGE = 30;

  private static final int IN_THE_PALETTE = 6;

  private final Desk desk;
  private final SearchIndex index = new SearchIndex();
  private final Acts acts;

  /// Search over all pages there are.
  ///
  /// @param exists whether a page stands at an address
  public SearchRoutes(Desk desk, Predicate<String> exists) {
    this.desk = desk;
    this.acts = new Acts(exists);
  }

  public List<Route> routes() {
    return List.of(desk.get("/search", Role.VIEWER, this::search));
  }

  private void search(Context context, Caller caller) {
    var wanted = Wanted.of(Query.of(context, "q").text("q").orElse(""));
    var part = Desk.wantsPart(context);
    var searching =
        new Searching(
            desk,
            index,
            acts,
            caller,
            desk.voice(context),
            wanted,
            part ? IN_THE_PALETTE : ON_THE_PAGE);
    if (part) {
      desk.part(context, 200, "search/found.jte", Map.of("view", searching.view()));
    } else {
      desk.page(context, caller, "search", "search/search.jte", searching.view());
    }
  }
}
