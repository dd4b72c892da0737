package heed.pages.feature;

import heed.discussion.Comment;
import heed.discussion.Discussing;
import heed.http.Addresses;
import heed.http.Route;
import heed.pages.frame.Complaints;
import heed.pages.frame.Desk;
import heed.pages.frame.Done;
import heed.pages.frame.Form;
import heed.pages.frame.Links;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import heed.platform.Texts;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What colleagues say to each other on the page of a feature.
final class DiscussionRoutes {
  private static final String ONE = "/comments/{id}";

  private final Desk desk;
  private final Discussing discussing;
  private final FeaturePage features;

  DiscussionRoutes(Desk desk, FeaturePage features) {
    this.desk = desk;
    this.discussing = desk.house().discussing();
    this.features = features;
  }

  List<Route> routes() {
    return List.of(
        desk.post("/features/{key}/comments", Role.CSM, this::say),
        desk.post(ONE + "/edit", Role.CSM, this::edit),
        desk.post(ONE + "/remove", Role.CSM, this::remove),
        desk.post(ONE + "/back", Role.CSM, this::bringBack));
  }

  private void say(Context context, Caller caller) {
    var key = Addresses.part(context, "key");
    var form = desk.form(context);
    try {
      var text = text(form);
      var comment = desk.write(caller, tx -> discussing.say(tx, key, text, caller));
      went(context, comment, "said", removing(comment));
    } catch (Refused refused) {
      var trouble = Complaints.of(refused, "text").about("text");
      desk.page(
          context,
          400,
          caller,
          "backlog",
          "feature/feature.jte",
          features.saying(key, caller, desk.voice(context), form.text("text").orElse(""), trouble));
    }
  }

  private void edit(Context context, Caller caller) {
    var id = Addresses.part(context, "id");
    var form = desk.form(context);
    var seen = form.version("seen");
    var text = text(form);
    var comment = desk.write(caller, tx -> discussing.edit(tx, id, text, seen, caller));
    went(context, comment, "edited", null);
  }

  private void remove(Context context, Caller caller) {
    var id = Addresses.part(context, "id");
    var _ = desk.form(context);
    var comment = desk.write(caller, tx -> discussing.remove(tx, id, caller));
    went(context, comment, "removed", "/comments/" + Addresses.segment(id) + "/back");
  }

  private void bringBack(Context context, Caller caller) {
    var id = Addresses.part(context, "id");
    var _ = desk.form(context);
    var comment = desk.write(caller, tx -> discussing.bringBack(tx, id, caller));
    went(context, comment, "back", null);
  }

  private static String removing(Comment comment) {
    return "/comments/" + Addresses.segment(comment.id()) + "/remove";
  }

  private @Nullable String text(Form form) {
    var fields = form.fields(desk.currency());
    var text = fields.text("text", Texts.BODY);
    fields.refuseProblems();
    return text;
  }

  /// Back to the page of the feature that stands for the one it was said about.
  private void went(Context context, Comment comment, String what, @Nullable String undo) {
    var house = desk.house();
    var feature =
        house
            .database()
            .read(handle -> house.features().findRoot(handle, comment.feature()))
            .orElseThrow()
            .value();
    var words = desk.voice(context).on("discussion").say("done." + what);
    desk.went(
        context,
        Links.feature(feature) + "#discussion",
        undo == null ? Done.of(words) : Done.of(words, undo, Map.of()));
  }
}
