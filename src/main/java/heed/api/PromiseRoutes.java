package heed.api;

import static heed.http.Route.Verb.GET;

import heed.http.Frame;
import heed.http.Listing;
import heed.http.Query;
import heed.http.Route;
import heed.loop.Promise;
import heed.loop.PromiseState;
import heed.loop.PromiseStore;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The days that customers were told of, and what became of them.
final class PromiseRoutes {
  /// A promise as the API shows it.
  record Shown(
      String loop,
      String account,
      String feature,
      @Nullable String csm,
      String milestone,
      String state,
      LocalDate promisedDate,
      LocalDate toldDate,
      String toldBy,
      @Nullable String how,
      @Nullable String url,
      @Nullable LocalDate targetDate,
      @Nullable LocalDate shippedDate,
      boolean heardSince) {}

  private final Frame frame;
  private final PromiseStore promises;

  PromiseRoutes(Frame frame, PromiseStore promises) {
    this.frame = frame;
    this.promises = promises;
  }

  List<Route> routes() {
    return List.of(Route.of(GET, "/api/v1/promises", Role.CSM, frame.callers(), this::list));
  }

  private void list(Context context, Caller caller) {
    var query = Query.ofList(context, "state", "csm", "account", "feature");
    var filter =
        new PromiseStore.Filter(
            query.oneOf("state", PromiseState.BY_WORD).orElse(null),
            csm(query, caller),
            query.text("account").orElse(null),
            query.text("feature").orElse(null),
            null);
    var after =
        query
            .position(frame.cursors())
            .map(PromiseRoutes::cursor)
            .orElse(PromiseStore.Cursor.START);
    var today = frame.today();
    var found =
        frame
            .database()
            .read(handle -> promises.page(handle, filter, today, after, query.limit() + 1));
    Listing.answer(
        context,
        query,
        frame.cursors(),
        found,
        promise -> shown(promise, today),
        promise -> promise.promisedDate() + " " + promise.loop());
  }

  /// A CSM sees what their own customers were told; a token without a person has none.
  private static @Nullable String csm(Query query, Caller caller) {
    var wanted = query.text("csm").map(csm -> csm.toLowerCase(Locale.ROOT)).orElse(null);
    if (caller.may(Role.PM)) {
      return wanted;
    }
    if (wanted != null && !caller.is(wanted)) {
      throw Refused.because(
          Refused.Kind.FORBIDDEN, "These are the promises of another; a PM sees them.");
    }
    return caller.email() == null ? "" : caller.email();
  }

  private static PromiseStore.Cursor cursor(String position) {
    var space = position.indexOf(' ');
    return new PromiseStore.Cursor(
        LocalDate.parse(position.substring(0, space)), position.substring(space + 1));
  }

  private static Shown shown(Promise promise, LocalDate today) {
    return new Shown(
        promise.loop(),
        promise.account(),
        promise.feature(),
        promise.csm(),
        promise.milestone().word(),
        promise.state(today).word(),
        promise.promisedDate(),
        promise.toldDate(),
        promise.toldBy(),
        promise.how(),
        promise.url(),
        promise.targetDate(),
        promise.shippedDate(),
        promise.heardSince());
  }
}
