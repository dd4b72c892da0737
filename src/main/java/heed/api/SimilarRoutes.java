package heed.api;

import static heed.http.Route.Verb.GET;

import heed.book.LiveBook;
import heed.book.Similarity;
import heed.http.Answers;
import heed.http.Frame;
import heed.http.Listing;
import heed.http.Query;
import heed.http.Route;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.List;

/// Features that may be the same ask as a text, so that it is not filed twice.
final class SimilarRoutes {
  /// @param likeness 0 (nothing in common) to 1 (the same words)
  record Shown(Backlog.ShownFeature feature, BigDecimal likeness) {}

  private final Frame frame;
  private final LiveBook live;

  SimilarRoutes(Frame frame, LiveBook live) {
    this.frame = frame;
    this.live = live;
  }

  List<Route> routes() {
    return List.of(Route.of(GET, "/api/v1/similar", Role.CSM, frame.callers(), this::find));
  }

  private void find(Context context, Caller caller) {
    var query = Query.of(context, "text", "limit");
    var text =
        query
            .text("text")
            .orElseThrow(() -> Refused.field("text", "Text is missing: what is asked for."));
    var book = live.now();
    var found =
        Similarity.of(book).find(book, text, query.limit()).stream()
            .map(match ->
                new Shown(
                    Backlog.shown(book.feature(match.feature())), Backlog.share(match.likeness())))
            .toList();
    Answers.json(context, 200, Listing.page(found, null));
  }
}
