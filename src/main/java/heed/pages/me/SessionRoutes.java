package heed.pages.me;

import heed.http.Addresses;
import heed.http.Query;
import heed.http.Route;
import heed.pages.frame.Desk;
import heed.pages.me.SessionsView.Row;
import heed.pages.signin.SignInRoutes;
import heed.people.Caller;
import heed.people.Role;
import heed.people.Session;
import heed.people.SessionStore;
import heed.platform.Phrases;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/// Where a person is signed in, and how they end it: here, in one other browser, or everywhere.
final class SessionRoutes {
  static final String PAGE = "/me/sessions";
  private static final String ENDED = "ended";

  private final Desk desk;

  SessionRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        desk.get(PAGE, Role.VIEWER, this::list),
        desk.post(PAGE + "/end-all", Role.VIEWER, this::endAll),
        desk.post(PAGE + "/{id}/end", Role.VIEWER, this::end));
  }

  private void list(Context context, Caller caller) {
    var says = desk.voice(context).on("signin");
    var done = Query.of(context, "done").oneOf("done", Map.of(ENDED, says.say("sessions.ended")));
    var here = desk.sessions().current(context).map(SessionStore.Found::session).orElse("");
    var house = desk.house();
    var all =
        house
            .database()
            .read(handle -> house.sessions().of(handle, address(caller), house.clock().millis()));
    var rows = all.stream().map(session -> row(context, session, here, says)).toList();
    desk.page(
        context,
        caller,
        "me",
        "me/sessions.jte",
        new SessionsView(says.say("sessions.headline", rows.size()), rows, done.orElse(null)));
  }

  private Row row(Context context, Session session, String here, Phrases says) {
    var voice = desk.voice(context);
    var way = "sessions.by." + (says.has("sessions.by." + session.way()) ? session.way() : "oidc");
    return new Row(
        PAGE + "/" + Addresses.segment(session.id()) + "/end",
        Browsers.name(session.browser(), says),
        says.say(way, voice.moment(session.createdAtMs())),
        says.say("sessions.seen", voice.moment(session.seenAtMs())),
        session.id().equals(here));
  }

  /// A session that is gone already is what was wanted.
  private void end(Context context, Caller caller) {
    var _ = desk.form(context);
    var id = Addresses.part(context, "id");
    var here = desk.sessions().current(context).map(SessionStore.Found::session);
    desk.write(
        caller, transaction -> desk.house().sessions().end(transaction, address(caller), id));
    if (here.filter(id::equals).isPresent()) {
      leave(context);
    } else {
      Desk.go(context, PAGE + "?done=" + ENDED);
    }
  }

  private void endAll(Context context, Caller caller) {
    var _ = desk.form(context);
    desk.write(caller, transaction -> desk.house().sessions().endAll(transaction, address(caller)));
    leave(context);
  }

  private void leave(Context context) {
    desk.sessions().forget(context);
    context.header("Clear-Site-Data", "\"cache\"");
    Desk.go(context, SignInRoutes.OUT);
  }

  private static String address(Caller caller) {
    var email = caller.email();
    if (email == null) {
      throw Refused.because(Refused.Kind.FORBIDDEN, "Only people have sessions.");
    }
    return email;
  }
}
