package heed.api;

import static heed.http.Route.Verb.DELETE;
import static heed.http.Route.Verb.GET;
import static heed.http.Route.Verb.POST;
import static heed.http.Route.Verb.PUT;

import heed.book.Book;
import heed.book.LiveBook;
import heed.http.Addresses;
import heed.http.Answers;
import heed.http.Bodies;
import heed.http.ETags;
import heed.http.Frame;
import heed.http.Idempotency;
import heed.http.JsonFields;
import heed.http.Listing;
import heed.http.Precondition;
import heed.http.Query;
import heed.http.Route;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Fields;
import heed.platform.Kept;
import heed.platform.Refused;
import heed.platform.Versioned;
import heed.platform.database.Transaction;
import heed.request.FilingRequests;
import heed.request.NewRequest;
import heed.request.Request;
import heed.request.RequestStore;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Requests: filing, keeping with their history, reading, taking back.
///
/// A CSM files for any account, and by PUT changes only what is filed by that CSM: the filings of
/// colleagues are evidence, not drafts. Taking a request out of the book is for product managers.
final class RequestRoutes {
  private static final String ONE = "/api/v1/requests/{key}";

  private static final List<String> FILED = settable(List.of());
  private static final List<String> KEPT = settable(List.of("key", "filedAt"));

  /// A request as the API shows it.
  ///
  /// @param feature the feature it counts for: after a merge, the one that stands for its own
  record Shown(
      String key,
      String account,
      String feature,
      int severity,
      boolean coreUseCase,
      @Nullable BigDecimal expansionArr,
      @Nullable String quote,
      @Nullable String contact,
      @Nullable String sourceUrl,
      @Nullable String filedBy,
      @Nullable String filedAt) {}

  private final Frame frame;
  private final LiveBook book;
  private final RequestStore requests;
  private final FilingRequests filing;

  RequestRoutes(Frame frame, LiveBook book, RequestStore requests, FilingRequests filing) {
    this.frame = frame;
    this.book = book;
    this.requests = requests;
    this.filing = filing;
  }

  List<Route> routes() {
    var callers = frame.callers();
    return List.of(
        Route.of(GET, "/api/v1/requests", Role.CSM, callers, this::list),
        Route.of(POST, "/api/v1/requests", Role.CSM, callers, this::file),
        Route.of(GET, ONE, Role.CSM, callers, this::show),
        Route.of(PUT, ONE, Role.CSM, callers, this::put),
        Route.of(DELETE, ONE, Role.PM, callers, this::delete));
  }

  private void list(Context context, Caller caller) {
    var query = Query.ofList(context, "account", "feature", "filedBy");
    var filter =
        new RequestStore.Filter(
            query.text("account").orElse(null),
            query.text("feature").orElse(null),
            query.text("filedBy").map(email -> email.toLowerCase(Locale.ROOT)).orElse(null));
    var after = query.position(frame.cursors()).map(Long::parseLong).orElse(0L);
    var rows =
        frame.database().read(handle -> requests.page(handle, filter, after, query.limit() + 1));
    var now = book.now();
    Listing.answer(
        context,
        query,
        frame.cursors(),
        rows,
        row -> shown(row.value(), now),
        row -> Long.toString(row.value().place()));
  }

  private void file(Context context, Caller caller) {
    Query.of(context);
    var body = Bodies.json(context);
    var sent = read(JsonFields.of(body), FILED, caller);
    frame
        .idempotency()
        .answer(
            context,
            caller,
            body,
            transaction ->
                Idempotency.Answer.of(
                    201, shown(filing.file(transaction, sent).value(), book.now())));
  }

  private void show(Context context, Caller caller) {
    Query.of(context);
    var key = Addresses.part(context, "key");
    var found =
        frame
            .database()
            .read(handle -> requests.find(handle, key))
            .orElseThrow(() -> Refused.notFound("request", key));
    var shown = shown(found.value(), book.now());
    if (!ETags.known(context, tag(found.value(), found.version(), shown))) {
      Answers.json(context, 200, shown);
    }
  }

  private void put(Context context, Caller caller) {
    Query.of(context);
    var fields = JsonFields.of(Bodies.json(context)).with("key", Addresses.part(context, "key"));
    var key = new Fields(fields, frame.currency()).key("key");
    var sent = read(fields, KEPT, caller);
    var precondition = Precondition.of(context);
    var kept =
        frame.write(
            caller,
            transaction -> {
              refuseOthersFilings(transaction, key, caller);
              precondition.check(() -> version(transaction.handle(), key));
              return filing.put(transaction, key, sent, null);
            });
    var shown = shown(kept.value(), book.now());
    context.header("ETag", tag(kept.value(), kept.version(), shown));
    Answers.json(context, kept.outcome() == Kept.Outcome.CREATED ? 201 : 200, shown);
  }

  private void delete(Context context, Caller caller) {
    Query.of(context);
    var key = Addresses.part(context, "key");
    frame.change(
        context,
        caller,
        handle -> version(handle, key),
        transaction -> {
          filing.delete(transaction, key, null);
          return true;
        });
    Answers.nothing(context);
  }

  private Optional<Long> version(Handle handle, String key) {
    return requests.find(handle, key).map(Versioned::version);
  }

  private void refuseOthersFilings(Transaction transaction, String key, Caller caller) {
    if (caller.may(Role.PM)) {
      return;
    }
    var known = requests.find(transaction.handle(), key);
    if (known.isPresent() && !caller.is(known.get().value().filedBy())) {
      throw Refused.because(
          Refused.Kind.FORBIDDEN, "Request " + key + " was filed by somebody else.");
    }
  }

  private NewRequest read(JsonFields sent, List<String> settable, Caller caller) {
    var email = caller.email();
    var source =
        email != null && sent.value("filedBy") instanceof Fields.Raw.Absent
            ? sent.with("filedBy", email)
            : sent;
    var fields = new Fields(source, frame.currency());
    source.refuseOthers(fields, settable);
    if (settable.contains("key")) {
      fields.key("key");
    }
    var request = NewRequest.of(fields);
    fields.refuseProblems();
    return request;
  }

  private static String tag(Request request, long version, Shown shown) {
    return shown.feature.equals(request.feature())
        ? ETags.of(version)
        : ETags.of(version, shown.feature);
  }

  private Shown shown(Request request, Book now) {
    return new Shown(
        request.key(),
        request.account(),
        root(request.feature(), now),
        request.severity(),
        request.coreUseCase(),
        Numbers.minor(frame.currency(), request.expansionArrMinor()),
        request.quote(),
        request.contact(),
        request.sourceUrl(),
        request.filedBy(),
        request.filedAt());
  }

  /// The feature that stands for this one after all merges. One that was made a moment ago stands
  /// for itself.
  static String root(String feature, Book now) {
    var key = feature;
    for (var id = now.featureId(key); id >= 0; id = now.featureId(key)) {
      var target = now.feature(id).mergedInto();
      if (target == null) {
        return key;
      }
      key = target;
    }
    return key;
  }

  private static List<String> settable(List<String> more) {
    var fields = new ArrayList<>(NewRequest.FIELDS);
    fields.addAll(List.of("newFeature.title", "newFeature.description"));
    fields.addAll(more);
    return fields;
  }
}
