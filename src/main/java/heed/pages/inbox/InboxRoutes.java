package heed.pages.inbox;

import heed.http.Route;
import heed.pages.frame.Desk;
import heed.pages.frame.Done;
import heed.pages.frame.InboxPlace;
import heed.pages.frame.Links;
import heed.people.Caller;
import heed.people.Role;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The inbox of those who decide: new features, likely duplicates, what nobody knows, and what was
/// put off until today. It is for PMs and admins; a CSM finds what is theirs on other pages.
final class InboxRoutes {
  private final Desk desk;
  private final InboxFacts.Latest latest = new InboxFacts.Latest();

  InboxRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(desk.get(Links.INBOX, Role.PM, this::inbox));
  }

  private void inbox(Context context, Caller caller) {
    show(context, 200, caller, null);
  }

  /// @param trouble why an act did not work, or null
  private void show(Context context, int status, Caller caller, @Nullable String trouble) {
    var view = reading(context).view(trouble);
    desk.page(context, status, caller, "inbox", "inbox/inbox.jte", view);
  }

  /// Says that an act is done: on the page, or to a script in the place of its row.
  ///
  /// @param other the other feature of a pair, or null
  void done(Context context, String key, @Nullable String other, Done done) {
    if (Desk.wantsPart(context)) {
      var answer = reading(context).answer(key, other, done);
      desk.part(context, 200, "inbox/answer.jte", Map.of("view", answer));
    } else {
      desk.went(context, InboxPlace.of(context).address(), done);
    }
  }

  /// Says why an act was not done: on the page, or to a script beside the form, where what was
  /// typed stays.
  void refused(Context context, int status, Caller caller, String trouble) {
    if (Desk.wantsPart(context)) {
      context.header("HX-Retarget", "next [data-trouble]");
      context.header("HX-Reswap", "innerHTML");
      desk.part(context, status, "inbox/trouble.jte", Map.of("sentence", trouble));
    } else {
      show(context, status, caller, trouble);
    }
  }

  private InboxReading reading(Context context) {
    return new InboxReading(desk, latest, context, InboxPlace.of(context));
  }
}
