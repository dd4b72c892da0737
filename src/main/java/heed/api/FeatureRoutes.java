package heed.api;

import static heed.http.Route.Verb.GET;
import static heed.http.Route.Verb.POST;
import static heed.http.Route.Verb.PUT;

import heed.feature.Feature;
import heed.feature.FeatureStore;
import heed.feature.KeepingFeatures;
import heed.feature.MergingFeatures;
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
import heed.platform.Ids;
import heed.platform.Kept;
import heed.platform.Refused;
import heed.platform.Texts;
import heed.platform.Versioned;
import heed.platform.database.Transaction;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Features: reading, keeping and merging them. A viewer may read them, for they hold no money.
final class FeatureRoutes {
  private static final String ONE = "/api/v1/features/{key}";

  private static final List<String> SETTABLE =
      Stream.concat(
              Feature.FIELDS.stream(),
              Stream.of("effort.engineering", "effort.design", "effort.product"))
          .toList();

  /// A feature as the API shows it.
  ///
  /// @param effort null when only the whole is known, or nothing
  /// @param mergedInto the feature it was merged into, directly
  record Shown(
      String key,
      String title,
      @Nullable String description,
      @Nullable String area,
      String status,
      @Nullable ShownEffort effort,
      @Nullable BigDecimal effortPersonMonths,
      @Nullable LocalDate targetDate,
      @Nullable String reason,
      @Nullable String workaround,
      @Nullable LocalDate revisitDate,
      @Nullable String mergedInto) {}

  /// Person-months by discipline.
  record ShownEffort(
      @Nullable BigDecimal engineering,
      @Nullable BigDecimal design,
      @Nullable BigDecimal product) {}

  /// Declined features whose day to be looked at again has come.
  private static final Map<String, String> REVISIT = Map.of("due", "due");

  private final Frame frame;
  private final FeatureStore features;
  private final KeepingFeatures keeping;
  private final MergingFeatures merging;
  private final Ids ids;

  FeatureRoutes(
      Frame frame,
      FeatureStore features,
      KeepingFeatures keeping,
      MergingFeatures merging,
      Ids ids) {
    this.frame = frame;
    this.features = features;
    this.keeping = keeping;
    this.merging = merging;
    this.ids = ids;
  }

  List<Route> routes() {
    var callers = frame.callers();
    return List.of(
        Route.of(GET, "/api/v1/features", Role.VIEWER, callers, this::list),
        Route.of(POST, "/api/v1/features", Role.PM, callers, this::add),
        Route.of(GET, ONE, Role.VIEWER, callers, this::show),
        Route.of(PUT, ONE, Role.PM, callers, this::put),
        Route.of(POST, ONE + "/merge", Role.PM, callers, this::merge),
        Route.of(POST, ONE + "/unmerge", Role.PM, callers, this::unmerge));
  }

  private void list(Context context, Caller caller) {
    var query = Query.ofList(context, "q", "status", "area", "revisit");
    var filter =
        new FeatureStore.Filter(
            query.text("q").orElse(null),
            query.oneOf("status", Feature.STATUSES).orElse(null),
            query.text("area").orElse(null),
            query.oneOf("revisit", REVISIT).map(_ -> frame.today()).orElse(null));
    var after = query.position(frame.cursors()).orElse("");
    var rows =
        frame.database().read(handle -> features.page(handle, filter, after, query.limit() + 1));
    Listing.answer(
        context, query, frame.cursors(), rows, row -> shown(row.value()), row -> row.value().key());
  }

  private void show(Context context, Caller caller) {
    Query.of(context);
    var key = Addresses.part(context, "key");
    var found =
        frame
            .database()
            .read(handle -> features.find(handle, key))
            .orElseThrow(() -> Refused.notFound("feature", key));
    if (!ETags.known(context, ETags.of(found.version()))) {
      Answers.json(context, 200, shown(found.value()));
    }
  }

  private void put(Context context, Caller caller) {
    Query.of(context);
    var sent = JsonFields.of(Bodies.json(context)).with("key", Addresses.part(context, "key"));
    var feature = read(sent);
    var kept =
        frame.change(
            context,
            caller,
            handle -> features.find(handle, feature.key()).map(Versioned::version),
            transaction ->
                keeping.put(transaction, decidedUnlessSent(transaction, sent, feature), null));
    context.header("ETag", ETags.of(kept.version()));
    Answers.json(context, status(kept), shown(kept.value()));
  }

  /// Status and target date are decisions with a route of their own: a PUT that does not speak of
  /// them leaves them alone. An explicit null forgets the date.
  private Feature decidedUnlessSent(Transaction transaction, JsonFields sent, Feature feature) {
    return keeping
        .find(transaction, feature.key())
        .map(known ->
            feature.decided(
                sent.node("status") == null ? known.status() : feature.status(),
                sent.node("targetDate") == null ? known.targetDate() : feature.targetDate()))
        .orElse(feature);
  }

  private void add(Context context, Caller caller) {
    Query.of(context);
    var body = Bodies.json(context);
    var sent = JsonFields.of(body);
    if (sent.value("key") instanceof Fields.Raw.Absent) {
      sent = sent.with("key", ids.next("f"));
    }
    var feature = read(sent);
    frame
        .idempotency()
        .answer(
            context,
            caller,
            body,
            transaction ->
                Idempotency.Answer.of(201, shown(keeping.add(transaction, feature).value())));
  }

  private void merge(Context context, Caller caller) {
    Query.of(context);
    var key = Addresses.part(context, "key");
    var body = Bodies.json(context);
    var sent = JsonFields.of(body);
    var fields = new Fields(sent, frame.currency());
    sent.refuseOthers(fields, List.of("into"));
    var into = fields.requiredLine("into", Texts.KEY);
    fields.refuseProblems();
    frame
        .idempotency()
        .answer(
            context,
            caller,
            body,
            transaction ->
                Idempotency.Answer.of(200, shown(merging.merge(transaction, key, into))));
  }

  private void unmerge(Context context, Caller caller) {
    Query.of(context);
    var key = Addresses.part(context, "key");
    var body = Bodies.jsonOrNothing(context);
    var sent = body.length == 0 ? JsonFields.none() : JsonFields.of(body);
    var fields = new Fields(sent, frame.currency());
    sent.refuseOthers(fields, List.of());
    fields.refuseProblems();
    frame
        .idempotency()
        .answer(
            context,
            caller,
            body,
            transaction -> Idempotency.Answer.of(200, shown(merging.unmerge(transaction, key))));
  }

  private Feature read(JsonFields sent) {
    return frame.read(sent, SETTABLE, Feature::of);
  }

  static int status(Kept<?> kept) {
    return kept.outcome() == Kept.Outcome.CREATED ? 201 : 200;
  }

  static Shown shown(Feature feature) {
    var effort = feature.effort();
    return new Shown(
        feature.key(),
        feature.title(),
        feature.description(),
        feature.area(),
        feature.status().word(),
        effort == null || effort.engineeringHundredths() == null
            ? null
            : new ShownEffort(
                Numbers.hundredths(effort.engineeringHundredths()),
                Numbers.hundredths(effort.designHundredths()),
                Numbers.hundredths(effort.productHundredths())),
        Numbers.hundredths(effort == null ? null : effort.totalHundredths()),
        feature.targetDate(),
        feature.reason(),
        feature.workaround(),
        feature.revisitDate(),
        feature.mergedInto());
  }
}
