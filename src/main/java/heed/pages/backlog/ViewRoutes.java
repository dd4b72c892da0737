package heed.pages.backlog;

import heed.http.Addresses;
import heed.http.Route;
import heed.pages.frame.Desk;
import heed.pages.frame.Done;
import heed.pages.frame.Spoken;
import heed.people.Caller;
import heed.people.KeepingViews;
import heed.people.Role;
import heed.people.SavedView;
import heed.people.SavedViewStore;
import heed.platform.Phrases;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/// Views of the backlog that people name.
final class ViewRoutes {
  private static final String ID = "id";

  private final Desk desk;
  private final KeepingViews keeping;

  ViewRoutes(Desk desk) {
    this.desk = desk;
    this.keeping = new KeepingViews(new SavedViewStore(), desk.house().ids());
  }

  List<Route> routes() {
    return List.of(
        desk.post("/views", Role.VIEWER, this::save),
        desk.post("/views/{id}", Role.VIEWER, this::rename),
        desk.post("/views/{id}/sharing", Role.PM, this::share),
        desk.post("/views/{id}/removal", Role.VIEWER, this::remove),
        desk.post("/views/{id}/return", Role.VIEWER, this::putBack));
  }

  static String addressOf(String id) {
    return "/views/" + Addresses.segment(id);
  }

  /// Names what the address asks for.
  private void save(Context context, Caller caller) {
    var form = desk.form(context);
    var asked = BacklogAsked.of(context, caller.seesMoney());
    var name = SavedView.name(form.fields(desk.currency()));
    var shared = form.text("shared").isPresent();
    var view = desk.write(caller, tx -> keeping.save(tx, name, asked.query(), shared, caller));
    var words =
        says(context).say(shared ? "view.saved.shared" : "view.saved", Spoken.text(view.name()));
    went(context, view, Done.of(words, addressOf(view.id()) + "/removal", Map.of()));
  }

  private void rename(Context context, Caller caller) {
    var id = Addresses.part(context, ID);
    var name = SavedView.name(desk.form(context).fields(desk.currency()));
    var before = desk.write(caller, tx -> keeping.rename(tx, id, name, caller));
    var words = says(context).say("view.renamed", Spoken.text(before.name()), Spoken.text(name));
    went(context, before, Done.of(words, addressOf(id), Map.of("name", before.name())));
  }

  private void share(Context context, Caller caller) {
    var id = Addresses.part(context, ID);
    var shared = desk.form(context).text("shared").isPresent();
    var before = desk.write(caller, tx -> keeping.share(tx, id, shared, caller));
    var words =
        says(context).say(shared ? "view.shared" : "view.unshared", Spoken.text(before.name()));
    went(
        context,
        before,
        Done.of(
            words,
            addressOf(id) + "/sharing",
            before.shared() ? Map.of("shared", "true") : Map.of()));
  }

  private void remove(Context context, Caller caller) {
    desk.form(context);
    var id = Addresses.part(context, ID);
    var before = desk.write(caller, tx -> keeping.remove(tx, id, caller));
    var words = says(context).say("view.removed", Spoken.text(before.name()));
    went(context, before, Done.of(words, addressOf(id) + "/return", Map.of()));
  }

  private void putBack(Context context, Caller caller) {
    desk.form(context);
    var id = Addresses.part(context, ID);
    var view = desk.write(caller, tx -> keeping.putBack(tx, id, caller));
    went(context, view, Done.of(says(context).say("view.back", Spoken.text(view.name()))));
  }

  private Phrases says(Context context) {
    return desk.voice(context).on("backlog");
  }

  private void went(Context context, SavedView view, Done done) {
    desk.went(context, BacklogAsked.addressOf(view.query()), done);
  }
}
