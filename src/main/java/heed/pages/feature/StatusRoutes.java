package heed.pages.feature;

import heed.feature.Status;
import heed.http.Addresses;
import heed.http.Route;
import heed.loop.PreviewingStatus;
import heed.loop.ProperNo;
import heed.loop.StatusChange;
import heed.pages.frame.Desk;
import heed.pages.frame.Form;
import heed.pages.frame.InboxPlace;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/// A decision about a feature, in two steps: first who would be told which words, then the act.
public final class StatusRoutes {
  private final Desk desk;
  private final FeaturePage pages;
  private final PreviewingStatus previewing;

  StatusRoutes(Desk desk, FeaturePage pages) {
    this.desk = desk;
    this.pages = pages;
    this.previewing = new PreviewingStatus(desk.house().features());
  }

  List<Route> routes() {
    return List.of(
        desk.post("/features/{key}/status", Role.PM, this::decide),
        desk.post("/features/{key}/status/preview", Role.PM, this::preview));
  }

  private void preview(Context context, Caller caller) {
    var place = InboxPlace.of(context);
    var change = change(desk, desk.form(context));
    var key = Addresses.part(context, "key");
    var house = desk.house();
    var preview =
        house.database().read(handle -> previewing.of(handle, key, change, house.today()));
    var decision =
        new Deciding(desk.names(), house.today(), desk.voice(context))
            .preview(preview, change)
            .from(place, key);
    if (Desk.wantsPart(context)) {
      desk.part(
          context, 200, "feature/preview.jte", Map.of("view", decision, "inPlace", place.known()));
    } else {
      desk.page(
          context,
          caller,
          "backlog",
          "feature/feature.jte",
          pages.deciding(key, caller, desk.voice(context), decision));
    }
  }

  private void decide(Context context, Caller caller) {
    var form = desk.form(context);
    var change = change(desk, form);
    var key = Addresses.part(context, "key");
    var seen = form.version("seen");
    var house = desk.house();
    var changed =
        desk.write(
            caller,
            transaction -> {
              house
                  .features()
                  .find(transaction.handle(), key)
                  .orElseThrow(() -> Refused.notFound("feature", Spoken.text(key)))
                  .refuseStale(seen);
              return house.changing().change(transaction, key, change, caller);
            });
    Desk.go(context, Links.feature(key) + "?told=" + changed.loopsOpened() + "#decided");
  }

  /// A decision as a form says it.
  public static StatusChange change(Desk desk, Form form) {
    var fields = form.fields(desk.currency());
    var change = StatusChange.of(fields);
    ProperNo.complete(fields);
    fields.refuseProblems();
    if (change.status() != Status.SHIPPED || change.targetDate() != null) {
      return change;
    }
    // Shipped before the promised day, it would be announced as usable from that day on.
    return new StatusChange(
        change.status(),
        change.reason(),
        desk.house().today(),
        change.workaround(),
        change.revisitDate(),
        change.announced());
  }
}
