package heed.pages;

import heed.http.Route;
import heed.mail.MailCourier;
import heed.outbox.MessageState;
import heed.outbox.Outbox;
import heed.outbox.StandingStore;
import heed.outbox.StandingStore.Standing;
import heed.pages.ConnectionsView.Line;
import heed.people.Caller;
import heed.people.Role;
import heed.webhook.EndpointStore;
import heed.webhook.WebhookCourier;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the lines to other systems fare, for admins. Shows no secret.
final class ConnectionRoutes {
  private static final String SLACK = "slack";
  private static final String OFF = "off";

  private final Desk desk;
  private final StandingStore standings = new StandingStore();
  private final EndpointStore endpoints = new EndpointStore();

  ConnectionRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(desk.get("/admin/connections", Role.ADMIN, this::connections));
  }

  private void connections(Context context, Caller caller) {
    var house = desk.house();
    var standing = house.database().read(standings::standing);
    var parked = count(standing, MessageState.PARKED, null);
    var view =
        new ConnectionsView(
            parked == 0
                ? "Nothing is stuck"
                : Spoken.countFirst(parked, "message") + " could not be delivered",
            "How Heed reaches people and other systems, at this moment.",
            List.of(slack(standing), mail(standing), webhooks(standing), database()));
    desk.page(context, caller, "admin", "connections.jte", view);
  }

  private Line slack(List<Standing> standing) {
    var connections = desk.house().connections();
    var state = Spoken.text(connections.slack().get());
    var off = state.equals(OFF);
    return line(
        "Slack",
        !off,
        off ? "Off" : Spoken.capital(state),
        off
            ? "People read their messages on the Messages page. Set HEED_SLACK_BOT_TOKEN to"
                + " connect."
            : "Requests come in here, and people are told here.",
        standing,
        Set.of(SLACK),
        connections.install() ? "/slack/install" : null);
  }

  private Line mail(List<Standing> standing) {
    var on = desk.house().connections().mail();
    return line(
        "Mail",
        on,
        on ? "On" : "Off",
        on
            ? "Who is not in Slack gets one letter a day."
            : "Set HEED_SMTP_URL to write to people who are not in Slack.",
        standing,
        Set.of(MailCourier.TRANSPORT, Outbox.DIGEST),
        null);
  }

  private Line webhooks(List<Standing> standing) {
    var on = desk.house().connections().webhooks();
    var all = desk.house().database().read(endpoints::all);
    var enabled = all.stream().filter(one -> one.value().enabled()).count();
    return line(
        "Webhooks",
        on,
        on ? "On" : "Off",
        on
            ? Spoken.countFirst(all.size(), "endpoint") + ", " + enabled + " of them enabled."
            : "Set HEED_SECRET to let other systems hear what happens.",
        standing,
        Set.of(WebhookCourier.TRANSPORT),
        null);
  }

  private Line database() {
    var kind =
        switch (desk.house().database().dialect()) {
          case SQLITE -> "SQLite";
          case POSTGRESQL -> "PostgreSQL";
        };
    return new Line("Database", "healthy", kind, "It answers.", null, null, null, null);
  }

  private static Line line(
      String name,
      boolean on,
      String state,
      String about,
      List<Standing> standing,
      Set<String> transports,
      @Nullable String install) {
    var waiting = count(standing, MessageState.WAITING, transports);
    var parked = count(standing, MessageState.PARKED, transports);
    return new Line(
        name,
        parked > 0 ? "watch" : on ? "healthy" : "unknown",
        state,
        about,
        on || waiting + parked > 0 ? waiting + " waiting · " + parked + " parked" : null,
        parked > 0 ? "/messages?state=parked" : null,
        install,
        install == null ? null : "Add a workspace");
  }

  private static long count(
      List<Standing> standing, MessageState state, @Nullable Set<String> transports) {
    return standing.stream()
        .filter(one -> one.state() == state)
        .filter(one -> transports == null || transports.contains(one.transport()))
        .mapToLong(Standing::messages)
        .sum();
  }
}
