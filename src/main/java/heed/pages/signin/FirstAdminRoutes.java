package heed.pages.signin;

import heed.http.Addresses;
import heed.http.Route;
import heed.pages.frame.Complaints;
import heed.pages.frame.Desk;
import heed.pages.frame.Links;
import heed.pages.frame.Sessions;
import heed.pages.frame.Spoken;
import heed.people.FirstAdmin;
import heed.people.OwnKeyStore;
import heed.platform.Refused;
import heed.platform.Texts;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/// The page on which the first administrator names themselves, by the link of the console.
final class FirstAdminRoutes {
  static final String ROOT = "/sign-in/first/";
  private static final String ACTOR = "console";

  private final Desk desk;
  private final FirstAdmin first;

  FirstAdminRoutes(Desk desk) {
    this.desk = desk;
    this.first = new FirstAdmin(new OwnKeyStore(desk.house().ids()), desk.house().people());
  }

  List<Route> routes() {
    return List.of(
        desk.open(Route.Verb.GET, ROOT + "{token}", this::look),
        desk.open(Route.Verb.POST, ROOT + "{token}", this::use));
  }

  private void look(Context context) {
    var token = Addresses.part(context, "token");
    var house = desk.house();
    house
        .database()
        .read(handle -> {
          first.look(handle, token, house.clock().millis());
          return true;
        });
    show(context, 200, token, "", "", Complaints.NONE);
  }

  private void use(Context context) {
    var token = Addresses.part(context, "token");
    var form = desk.form(context);
    var fields = form.fields(desk.currency());
    var email = fields.email("email");
    if (email == null && !fields.refused("email")) {
      fields.refuse("email", "Email is missing.");
    }
    var name = fields.requiredLine("name", Texts.TITLE);
    try {
      fields.refuseProblems();
    } catch (Refused refused) {
      var complaints = Complaints.of(refused, "email");
      var typed = form.text("email").orElse("");
      show(context, 400, token, typed, form.text("name").orElse(""), complaints);
      return;
    }
    var secret =
        desk.house()
            .database()
            .writer()
            .write(
                ACTOR,
                transaction -> {
                  var person = first.use(transaction, token, email == null ? "" : email, name);
                  return desk.sessions().begin(transaction, person, Sessions.LINK, context);
                });
    desk.sessions().remember(context, secret);
    Desk.go(context, Links.PEOPLE);
  }

  private void show(
      Context context, int status, String token, String email, String name, Complaints wrong) {
    desk.door(
        context,
        status,
        "signin/firstadmin.jte",
        Map.of(
            "action",
            ROOT + Addresses.segment(token),
            "email",
            Spoken.text(email),
            "name",
            Spoken.text(name),
            "complaints",
            wrong));
  }
}
