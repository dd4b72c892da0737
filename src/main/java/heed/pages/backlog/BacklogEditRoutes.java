package heed.pages.backlog;

import heed.feature.Effort;
import heed.feature.Feature;
import heed.feature.Status;
import heed.http.Addresses;
import heed.http.Route;
import heed.loop.Adjusted;
import heed.loop.AdjustingFeatures;
import heed.loop.AdjustingFeatures.Facts;
import heed.pages.frame.Desk;
import heed.pages.frame.Done;
import heed.pages.frame.Form;
import heed.pages.frame.Spoken;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Estimate and status of a feature, changed in its row of the backlog. The row stays where it is
/// and says its new place; what customers are told of is decided on the feature's own page.
final class BacklogEditRoutes {
  private static final String KEY = "key";

  private final Desk desk;
  private final BacklogRoutes pages;
  private final AdjustingFeatures adjusting;

  BacklogEditRoutes(Desk desk, BacklogRoutes pages) {
    this.desk = desk;
    this.pages = pages;
    this.adjusting = new AdjustingFeatures(desk.house().features(), desk.house().changing());
  }

  List<Route> routes() {
    return List.of(
        desk.get("/backlog/{key}", Role.PM, this::row),
        desk.get("/backlog/{key}/edit", Role.PM, this::edit),
        desk.post("/backlog/{key}", Role.PM, this::save),
        desk.post("/backlog/{key}/undo", Role.PM, this::undo));
  }

  static String addressOf(String key) {
    return "/backlog/" + Addresses.segment(key);
  }

  private void row(Context context, Caller caller) {
    var list = list(context, caller);
    if (Desk.wantsPart(context)) {
      part(context, 200, list.row(Addresses.part(context, KEY)));
    } else {
      Desk.go(context, list.asked().address());
    }
  }

  private void edit(Context context, Caller caller) {
    var key = Addresses.part(context, KEY);
    open(context, caller, 200, list(context, caller), key, null);
  }

  private void save(Context context, Caller caller) {
    var key = Addresses.part(context, KEY);
    var form = desk.form(context);
    var fields = form.fields(desk.currency());
    var effort = Effort.of(fields);
    fields.refuseProblems();
    var seen = new Facts(seenEffort(form), status(form, "seenStatus"));
    var wished = new Facts(effort, status(form, "status"));
    var list = list(context, caller);
    switch (desk.write(caller, tx -> adjusting.adjust(tx, key, seen, wished, caller))) {
      case Adjusted.Made made -> made(context, caller, list, made, true);
      case Adjusted.Meanwhile meanwhile ->
          open(
              context,
              caller,
              409,
              list(context, caller),
              key,
              edits(context, list).meanwhile(meanwhile, desk.names()));
      case Adjusted.Tells(var now) ->
          throw Refused.because(
              Refused.Kind.CONFLICT, edits(context, list).tells(now, wished.status()));
    }
  }

  private void undo(Context context, Caller caller) {
    var key = Addresses.part(context, KEY);
    var form = desk.form(context);
    var before = version(form, "before");
    var version = version(form, "version");
    var list = list(context, caller);
    var made = desk.write(caller, tx -> adjusting.takeBack(tx, key, before, version, caller));
    made(context, caller, list, made, false);
  }

  /// The row with its form, alone or in the whole page.
  private void open(
      Context context,
      Caller caller,
      int status,
      Backlog list,
      String key,
      @Nullable String trouble) {
    var feature = feature(key);
    var form = edits(context, list).form(feature, begins(key, feature.status()), trouble);
    var row = list.row(key).with(form, null);
    if (Desk.wantsPart(context)) {
      part(context, status, row);
    } else {
      pages.show(context, status, caller, list.at(key), row);
    }
  }

  /// @param before the list as it was before
  /// @param undoable false: this was the taking back
  private void made(
      Context context, Caller caller, Backlog before, Adjusted.Made made, boolean undoable) {
    var now = list(context, caller);
    var key = made.now().key();
    var said = edits(context, now).said(before, now, made, undoable);
    if (Desk.wantsPart(context)) {
      part(context, 200, now.row(key).with(null, said));
    } else if (said == null) {
      Desk.go(context, now.asked().address());
    } else {
      desk.went(context, now.asked().address(), done(now, key, said));
    }
  }

  private static Done done(Backlog list, String key, BacklogView.Said said) {
    return said.undo() == null
        ? Done.of(said.whole())
        : Done.of(
            said.whole(),
            list.asked().with(addressOf(key) + "/undo"),
            Map.of("before", "" + said.before(), "version", "" + said.version()));
  }

  private void part(Context context, int status, BacklogView.Row row) {
    var all = new HashMap<String, Object>();
    all.put("row", row);
    all.put("alone", true);
    desk.part(context, status, "backlog/row.jte", all);
  }

  private Backlog list(Context context, Caller caller) {
    return pages.list(context, caller, BacklogAsked.of(context, true));
  }

  private BacklogEdits edits(Context context, Backlog list) {
    return new BacklogEdits(list.asked(), desk.voice(context));
  }

  /// Whether work on it can begin without anybody being told of it.
  private boolean begins(String key, Status now) {
    var house = desk.house();
    return now == Status.IN_PROGRESS
        || !house
            .database()
            .read(handle -> adjusting.tells(handle, key, Status.IN_PROGRESS, house.today()));
  }

  private Feature feature(String key) {
    var house = desk.house();
    return house
        .database()
        .read(handle -> house.features().find(handle, key))
        .orElseThrow(() -> Refused.notFound("feature", Spoken.text(key)))
        .value();
  }

  private static @Nullable Effort seenEffort(Form form) {
    return form.text("seenEffort")
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(text -> Effort.ofHundredths(Integer.parseInt(text)))
        .orElse(null);
  }

  private static Status status(Form form, String field) {
    var status = form.text(field).map(Feature.STATUSES::get).orElse(null);
    if (status == null) {
      throw Refused.field(
          field, "Status must be one of " + String.join(", ", Feature.STATUSES.keySet()) + ".");
    }
    return status;
  }

  private static long version(Form form, String field) {
    var version = form.version(field);
    if (version == null) {
      throw Refused.field(field, "The form does not say what to take back.");
    }
    return version;
  }
}
