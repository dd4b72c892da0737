package heed.pages.admin;

import heed.http.Route;
import heed.mail.MailCourier;
import heed.openid.Client;
import heed.openid.Provider;
import heed.outbox.MessageState;
import heed.outbox.Outbox;
import heed.outbox.PageCourier;
import heed.outbox.StandingStore;
import heed.outbox.StandingStore.Standing;
import heed.pages.admin.ConnectionsView.Line;
import heed.pages.frame.Desk;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Phrases;
import heed.webhook.EndpointStore;
import heed.webhook.WebhookCourier;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How the lines to other systems fare, for admins. Shows no secret.
final class ConnectionRoutes {
  private static final String SLACK = "slack";
  private static final String OFF = "off";

  /// What is known of a provider may be this old before it is asked anew, for the next look.
  private static final Duration ASKED_EVERY = Duration.ofMinutes(1);

  private final Desk desk;
  private final PolicyReports reports;
  private final StandingStore standings = new StandingStore();
  private final EndpointStore endpoints = new EndpointStore();

  ConnectionRoutes(Desk desk, PolicyReports reports) {
    this.desk = desk;
    this.reports = reports;
  }

  List<Route> routes() {
    return List.of(desk.get("/admin/connections", Role.ADMIN, this::connections));
  }

  private void connections(Context context, Caller caller) {
    var says = desk.voice(context).on("connections");
    var standing = desk.house().database().read(standings::standing);
    var lines = new ArrayList<Line>();
    lines.add(slack(standing, says));
    lines.add(mail(standing, says));
    lines.add(webhooks(standing, says));
    lines.addAll(signIn(desk.voice(context), says));
    lines.add(database(says));
    lines.add(browsers(says));
    var parked = count(standing, MessageState.PARKED, null);
    var view =
        new ConnectionsView(says.say("headline", parked), says.say("about"), List.copyOf(lines));
    desk.page(context, caller, "admin", "admin/connections.jte", view);
  }

  private Line slack(List<Standing> standing, Phrases says) {
    var connections = desk.house().connections();
    var state = Spoken.text(connections.slack().get());
    var off = state.equals(OFF);
    return line(
        "Slack",
        !off,
        off ? says.say("off") : Spoken.capital(state),
        says.say(off ? "slack.off" : "slack.on"),
        standing,
        Set.of(SLACK, PageCourier.TRANSPORT), // where messages stand that Slack would deliver
        connections.install() ? "/slack/install" : null,
        says);
  }

  private Line mail(List<Standing> standing, Phrases says) {
    var on = desk.house().connections().mail();
    return line(
        says.say("mail"),
        on,
        says.say(on ? "on" : "off"),
        says.say(on ? "mail.on" : "mail.off"),
        standing,
        Set.of(MailCourier.TRANSPORT, Outbox.DIGEST),
        null,
        says);
  }

  private Line webhooks(List<Standing> standing, Phrases says) {
    var on = desk.house().connections().webhooks();
    var all = desk.house().database().read(endpoints::all);
    var enabled = all.stream().filter(one -> one.value().enabled()).count();
    return line(
        says.say("webhooks"),
        on,
        says.say(on ? "on" : "off"),
        on ? says.say("webhooks.on", all.size(), enabled) : says.say("webhooks.off"),
        standing,
        Set.of(WebhookCourier.TRANSPORT),
        null,
        says);
  }

  private List<Line> signIn(Voice voice, Phrases says) {
    var ways = desk.house().doorway().ways();
    if (ways.isEmpty()) {
      return List.of(plain(says.say("signin"), "unknown", says.say("off"), says.say("signin.off")));
    }
    return ways.stream().map(way -> signIn(way.provider(), voice, says)).toList();
  }

  private Line signIn(Provider provider, Voice voice, Phrases says) {
    var client = provider.client();
    var health = provider.health();
    if (desk.house().clock().millis() - health.atMs() > ASKED_EVERY.toMillis()) {
      provider.ask();
    }
    var name =
        client.name().equals(Client.SLACK)
            ? says.say("signin.slack")
            : says.say("signin.oidc", client.host());
    return switch (health.state()) {
      case UNASKED -> plain(name, "unknown", says.say("signin.unasked"), says.say("signin.asking"));
      case ANSWERS ->
          plain(
              name,
              "healthy",
              says.say("signin.answers"),
              says.say("signin.asked", voice.moment(health.atMs())));
      case SILENT ->
          plain(
              name,
              "watch",
              says.say("signin.silent"),
              says.say("signin.why", Spoken.text(health.why()), voice.moment(health.atMs())));
    };
  }

  private Line database(Phrases says) {
    var kind =
        switch (desk.house().database().dialect()) {
          case SQLITE -> "SQLite";
          case POSTGRESQL -> "PostgreSQL";
        };
    return plain(says.say("database"), "healthy", kind, says.say("database.on"));
  }

  private Line browsers(Phrases says) {
    var came = reports.count();
    return plain(
        says.say("browsers"),
        came == 0 ? "healthy" : "watch",
        says.say("browsers.state", came),
        says.say("browsers.about"));
  }

  private static Line plain(String name, String style, String state, String about) {
    return new Line(name, style, state, about, null, null, null, null);
  }

  private static Line line(
      String name,
      boolean on,
      String state,
      String about,
      List<Standing> standing,
      Set<String> transports,
      @Nullable String install,
      Phrases says) {
    var waiting = count(standing, MessageState.WAITING, transports);
    var parked = count(standing, MessageState.PARKED, transports);
    return new Line(
        name,
        parked > 0 ? "watch" : on ? "healthy" : "unknown",
        state,
        about,
        on || waiting + parked > 0 ? says.say("counts", waiting, parked) : null,
        parked > 0 ? "/messages?state=parked" : null,
        install,
        install == null ? null : says.say("install"));
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
