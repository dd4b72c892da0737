package heed.api;

import static heed.http.Route.Verb.DELETE;
import static heed.http.Route.Verb.GET;
import static heed.http.Route.Verb.POST;
import static heed.http.Route.Verb.PUT;

import heed.http.Addresses;
import heed.http.Answers;
import heed.http.Bodies;
import heed.http.ETags;
import heed.http.Frame;
import heed.http.Idempotency;
import heed.http.JsonFields;
import heed.http.Listing;
import heed.http.Query;
import heed.http.Route;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Fields;
import heed.platform.Json;
import heed.platform.Refused;
import heed.platform.outside.GuardedClient.Reply;
import heed.webhook.EndpointStore.Standing;
import heed.webhook.Event;
import heed.webhook.KeepingEndpoints.WithKey;
import heed.webhook.SentEndpoint;
import heed.webhook.Webhooks;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Webhooks: registered, changed, tried out and replayed by admins. A key is shown when it is made
/// and never again; what the database remembers of that answer is sealed.
final class WebhookRoutes {
  private static final String ALL = "/api/v1/webhooks";
  private static final String ONE = ALL + "/{id}";
  private static final List<String> REPLAY = List.of("message", "from", "to");

  /// A webhook as the API shows it.
  ///
  /// @param failingSince when its deliveries began to fail; null when the last one went through
  record Shown(
      String id,
      String url,
      @Nullable String description,
      List<String> events,
      @Nullable String owner,
      boolean enabled,
      @Nullable String stopped,
      @Nullable Instant failingSince) {}

  /// A webhook and its new key.
  record Keyed(
      String id,
      String url,
      @Nullable String description,
      List<String> events,
      @Nullable String owner,
      boolean enabled,
      @Nullable String stopped,
      @Nullable Instant failingSince,
      String secret) {}

  /// How many events were put into the outbox.
  record Replayed(int replayed) {}

  /// What came of a trial.
  ///
  /// @param status what the endpoint answered; null when it did not
  /// @param problem what was wrong, after the words "the endpoint"; null when it took the message
  record Tried(boolean delivered, @Nullable Integer status, @Nullable String problem) {}

  private final Frame frame;
  private final Webhooks webhooks;

  WebhookRoutes(Frame frame, Webhooks webhooks) {
    this.frame = frame;
    this.webhooks = webhooks;
  }

  List<Route> routes() {
    return List.of(
        of(GET, ALL, this::list),
        of(POST, ALL, this::register),
        of(GET, ONE, this::one),
        of(PUT, ONE, this::replace),
        of(DELETE, ONE, this::remove),
        of(POST, ONE + "/key", this::renewKey),
        of(POST, ONE + "/test", this::tryOut),
        of(POST, ONE + "/replay", this::replay));
  }

  private Route of(Route.Verb verb, String path, Route.Handler handler) {
    return Route.of(verb, path, Role.ADMIN, frame.callers(), handler);
  }

  private void list(Context context, Caller caller) {
    var query = Query.ofList(context);
    var after = query.position(frame.cursors()).orElse("");
    var found =
        frame.database().read(handle -> webhooks.endpoints.page(handle, after, query.limit() + 1));
    Listing.answer(
        context,
        query,
        frame.cursors(),
        found,
        WebhookRoutes::shown,
        standing -> standing.endpoint().id());
  }

  private void one(Context context, Caller caller) {
    Query.of(context);
    var standing = find(Addresses.part(context, "id"));
    var shown = shown(standing);
    if (!ETags.known(context, ETags.of(standing.version(), Json.write(shown)))) {
      Answers.json(context, 200, shown);
    }
  }

  private void register(Context context, Caller caller) {
    Query.of(context);
    var body = Bodies.json(context);
    var sent = sent(JsonFields.of(body));
    frame
        .idempotency()
        .answer(
            context,
            caller,
            body,
            transaction -> keyed(201, webhooks.keeping.register(transaction, sent, caller)),
            this::revealed);
  }

  private void renewKey(Context context, Caller caller) {
    Query.of(context);
    var id = Addresses.part(context, "id");
    var body = empty(context);
    frame
        .idempotency()
        .answer(
            context,
            caller,
            body,
            transaction -> keyed(200, webhooks.keeping.renewKey(transaction, id, caller)),
            this::revealed);
  }

  private void replace(Context context, Caller caller) {
    Query.of(context);
    var id = Addresses.part(context, "id");
    var sent = sent(JsonFields.of(Bodies.json(context)));
    var standing =
        frame.change(
            context,
            caller,
            handle -> webhooks.endpoints.find(handle, id).map(Standing::version),
            transaction -> webhooks.keeping.replace(transaction, id, sent, caller));
    var shown = shown(standing);
    context.header("ETag", ETags.of(standing.version(), Json.write(shown)));
    Answers.json(context, 200, shown);
  }

  private void remove(Context context, Caller caller) {
    Query.of(context);
    var id = Addresses.part(context, "id");
    frame.change(
        context,
        caller,
        handle -> webhooks.endpoints.find(handle, id).map(Standing::version),
        transaction -> {
          webhooks.keeping.remove(transaction, id, caller);
          return true;
        });
    Answers.nothing(context);
  }

  private void tryOut(Context context, Caller caller) {
    Query.of(context);
    var id = Addresses.part(context, "id");
    var body = empty(context);
    var before = frame.idempotency().before(context, caller, body);
    if (before.isPresent()) {
      Idempotency.write(context, before.get());
      return;
    }
    var standing = find(id);
    var tried = tried(webhooks.courier.tryOut(standing));
    frame
        .idempotency()
        .answer(
            context,
            caller,
            body,
            transaction -> {
              if (tried.delivered() && standing.endpoint().enabled()) {
                webhooks.keeping.hurry(transaction, id);
              }
              return Idempotency.Answer.of(200, tried);
            });
  }

  private void replay(Context context, Caller caller) {
    Query.of(context);
    var id = Addresses.part(context, "id");
    var body = Bodies.json(context);
    var sent = JsonFields.of(body);
    var fields = new Fields(sent, frame.currency());
    sent.refuseOthers(fields, REPLAY);
    var message = fields.line("message", 100);
    var from = instant(fields, "from");
    var to = instant(fields, "to");
    if (message == null ? from == null || to == null : from != null || to != null) {
      fields.refuse("message", "Give message alone, or from and to.");
    }
    fields.refuseProblems();
    var standing = find(id);
    var events = message != null ? webhooks.replaying.event(message) : between(standing, from, to);
    frame
        .idempotency()
        .answer(
            context,
            caller,
            body,
            transaction -> {
              var known = webhooks.keeping.find(transaction, id);
              if (!known.endpoint().enabled()) {
                throw Refused.because(
                    Refused.Kind.CONFLICT, "The webhook is off; switch it on first.");
              }
              var replayed = webhooks.replaying.replay(transaction, id, events, caller);
              return Idempotency.Answer.of(200, new Replayed(replayed));
            });
  }

  private List<Event> between(Standing standing, @Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null
        ? List.of()
        : webhooks.replaying.between(standing.endpoint(), from, to);
  }

  private static @Nullable Instant instant(Fields fields, String name) {
    var text = fields.line(name, 40);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (java.time.DateTimeException malformed) {
      fields.refuse(
          name, Fields.label(name) + " must be an instant in UTC, such as 2026-11-22T09:30:00Z.");
      return null;
    }
  }

  /// Looks the host up before anything is written: a look-up may take seconds.
  private SentEndpoint sent(JsonFields body) {
    var fields = new Fields(body, frame.currency());
    body.refuseOthers(fields, SentEndpoint.FIELDS);
    var sent = SentEndpoint.of(fields, words(body));
    if (!fields.refused("url")) {
      webhooks
          .client
          .problem(sent.url())
          .ifPresent(what -> fields.refuse("url", "URL " + what + "."));
    }
    fields.refuseProblems();
    return sent;
  }

  private static @Nullable List<String> words(JsonFields body) {
    var node = body.node("events");
    if (node == null || !node.isArray()) {
      return null;
    }
    var words = new ArrayList<String>();
    for (var each : node) {
      words.add(each.asString(""));
    }
    return words;
  }

  private byte[] empty(Context context) {
    var body = Bodies.jsonOrNothing(context);
    var sent = body.length == 0 ? JsonFields.none() : JsonFields.of(body);
    var fields = new Fields(sent, frame.currency());
    sent.refuseOthers(fields, List.of());
    fields.refuseProblems();
    return body;
  }

  private Standing find(String id) {
    return frame
        .database()
        .read(handle -> webhooks.endpoints.find(handle, id))
        .orElseThrow(() -> Refused.notFound("webhook", id));
  }

  private static Idempotency.Answer keyed(int status, WithKey made) {
    var shown = shown(made.standing());
    return Idempotency.Answer.of(
        status,
        new Keyed(
            shown.id(),
            shown.url(),
            shown.description(),
            shown.events(),
            shown.owner(),
            shown.enabled(),
            shown.stopped(),
            shown.failingSince(),
            made.sealedKey()));
  }

  private Idempotency.Answer revealed(Idempotency.Answer kept) {
    var made = Json.read(kept.body(), Keyed.class);
    return Idempotency.Answer.of(
        kept.status(),
        new Keyed(
            made.id(),
            made.url(),
            made.description(),
            made.events(),
            made.owner(),
            made.enabled(),
            made.stopped(),
            made.failingSince(),
            webhooks.keys.open(made.id(), made.secret())));
  }

  private static Tried tried(Reply reply) {
    return switch (reply) {
      case Reply.Answered(var status, var _) when status >= 200 && status < 300 ->
          new Tried(true, status, null);
      case Reply.Answered(var status, var _) -> new Tried(false, status, "answered " + status);
      case Reply.Unheard(var why) -> new Tried(false, null, why);
    };
  }

  static Shown shown(Standing standing) {
    var endpoint = standing.endpoint();
    return new Shown(
        endpoint.id(),
        endpoint.url(),
        endpoint.description(),
        endpoint.events().stream().map(Object::toString).toList(),
        endpoint.owner(),
        endpoint.enabled(),
        endpoint.stopped(),
        Optional.ofNullable(standing.failingSinceMs()).map(Instant::ofEpochMilli).orElse(null));
  }
}
