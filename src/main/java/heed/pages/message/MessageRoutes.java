package heed.pages.message;

import heed.http.Addresses;
import heed.http.Query;
import heed.http.Route;
import heed.outbox.Message;
import heed.outbox.MessageState;
import heed.outbox.OutboxStore;
import heed.outbox.PageCourier;
import heed.pages.frame.Desk;
import heed.pages.frame.Done;
import heed.pages.frame.Tab;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Phrases;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was sent to whom: the own messages of a CSM, everybody's for a PM. Parked ones can be tried
/// again by an admin.
public final class MessageRoutes {
  private static final int PAGE = 20;

  private final Desk desk;

  public MessageRoutes(Desk desk) {
    this.desk = desk;
  }

  public List<Route> routes() {
    return List.of(
        desk.get("/messages", Role.CSM, this::messages),
        desk.post("/messages/{id}/retry", Role.ADMIN, this::retry));
  }

  private void messages(Context context, Caller caller) {
    var query = Query.of(context, "state", "before");
    var state = query.oneOf("state", MessageState.BY_WORD).orElse(null);
    var recipient = caller.may(Role.PM) ? null : String.valueOf(caller.email());
    var before = query.whole("before", 1, Integer.MAX_VALUE).map(Integer::longValue);
    var filter = new OutboxStore.Filter(state, null, recipient);
    var store = desk.house().messages();
    var found =
        desk.house()
            .database()
            .read(handle -> store.page(handle, filter, before.orElse(Long.MAX_VALUE), PAGE + 1));
    var shown = found.subList(0, Math.min(PAGE, found.size()));
    var mail = new Mail(desk.names(), caller.may(Role.ADMIN), desk.voice(context));
    var says = desk.voice(context).on("messages");
    var word = state == null ? "" : "state=" + state.word() + "&";
    desk.page(
        context,
        caller,
        "messages",
        "message/messages.jte",
        new MessagesView(
            headline(caller, shown, says),
            says.say(caller.may(Role.PM) ? "sentence.all" : "sentence.own"),
            tabs(state, says),
            shown.stream().map(mail::entry).toList(),
            found.size() > PAGE
                ? "/messages?" + word + "before=" + shown.getLast().place()
                : null));
  }

  private void retry(Context context, Caller caller) {
    desk.form(context);
    var id = Addresses.part(context, "id");
    desk.write(
        caller,
        transaction -> {
          desk.house().outbox().retryParked(transaction, id);
          return true;
        });
    desk.went(
        context, "/messages", Done.of(desk.voice(context).on("messages").say("done.retried")));
  }

  private String headline(Caller caller, List<Message> shown, Phrases says) {
    var here = shown.stream().anyMatch(one -> one.transport().equals(PageCourier.TRANSPORT));
    var counts = desk.house().database().read(desk.house().messages()::counts);
    if (!caller.may(Role.PM)) {
      return says.say(here ? "headline.own.here" : "headline.own");
    }
    if (counts.parked() > 0) {
      return says.say("headline.parked", counts.parked());
    }
    if (here) {
      return says.say("headline.here", counts.waiting() + counts.sent());
    }
    if (counts.waiting() > 0) {
      return says.say("headline.waiting", counts.waiting());
    }
    return says.say(counts.sent() == 0 ? "headline.none" : "headline.delivered");
  }

  private static List<Tab> tabs(@Nullable MessageState chosen, Phrases says) {
    var tabs = new ArrayList<Tab>();
    tabs.add(new Tab(says.say("tab.all"), "/messages", chosen == null));
    MessageState.BY_WORD.forEach((word, state) ->
        tabs.add(new Tab(says.say("tab." + word), "/messages?state=" + word, state == chosen)));
    return tabs;
  }
}
