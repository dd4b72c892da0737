package heed.api;

import static heed.http.Route.Verb.POST;

import heed.http.Addresses;
import heed.http.Bodies;
import heed.http.Frame;
import heed.http.Idempotency;
import heed.http.JsonFields;
import heed.http.Query;
import heed.http.Route;
import heed.loop.ChangingStatus;
import heed.loop.StatusChange;
import heed.people.Caller;
import heed.people.Role;
import io.javalin.http.Context;
import java.util.List;

/// Decisions about a feature, which open loops.
final class StatusRoutes {
  /// @param loopsOpened how many accounts are now owed word
  record Shown(int loopsOpened, FeatureRoutes.Shown feature) {}

  private final Frame frame;
  private final ChangingStatus changing;

  StatusRoutes(Frame frame, ChangingStatus changing) {
    this.frame = frame;
    this.changing = changing;
  }

  List<Route> routes() {
    return List.of(
        Route.of(POST, "/api/v1/features/{key}/status", Role.PM, frame.callers(), this::change));
  }

  private void change(Context context, Caller caller) {
    Query.of(context);
    var key = Addresses.part(context, "key");
    var body = Bodies.json(context);
    var change = frame.read(JsonFields.of(body), StatusChange.FIELDS, StatusChange::of);
    frame
        .idempotency()
        .answer(
            context,
            caller,
            body,
            transaction -> {
              var changed = changing.change(transaction, key, change, caller);
              return Idempotency.Answer.of(
                  200, new Shown(changed.loopsOpened(), FeatureRoutes.shown(changed.feature())));
            });
  }
}
