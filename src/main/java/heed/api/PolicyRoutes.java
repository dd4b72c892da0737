package heed.api;

import static heed.http.Route.Verb.GET;
import static heed.http.Route.Verb.POST;
import static heed.http.Route.Verb.PUT;

import heed.http.Answers;
import heed.http.Bodies;
import heed.http.ETags;
import heed.http.Frame;
import heed.http.Idempotency;
import heed.http.Listing;
import heed.http.Query;
import heed.http.Route;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Json;
import heed.ranking.NumberedPolicy;
import heed.ranking.PolicyStore;
import heed.ranking.Ranking;
import heed.ranking.Rankings;
import heed.ranking.ScoringPolicy;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The scoring policy: read, changed as a whole, tried out.
final class PolicyRoutes {
  /// A feature under a policy that is only tried out.
  ///
  /// @param currentRank its place under the policy in force
  record Previewed(
      int rank,
      int currentRank,
      Backlog.ShownFeature feature,
      Backlog.@Nullable ShownScore score,
      boolean effortEstimated,
      int asks,
      int requests,
      java.math.@Nullable BigDecimal largestAccountShare) {}

  private final Frame frame;
  private final PolicyStore policies;
  private final Rankings rankings;

  PolicyRoutes(Frame frame, PolicyStore policies, Rankings rankings) {
    this.frame = frame;
    this.policies = policies;
    this.rankings = rankings;
  }

  List<Route> routes() {
    var callers = frame.callers();
    return List.of(
        Route.of(GET, "/api/v1/policy", Role.CSM, callers, this::show),
        Route.of(PUT, "/api/v1/policy", Role.PM, callers, this::put),
        Route.of(POST, "/api/v1/policy/preview", Role.PM, callers, this::preview));
  }

  private void show(Context context, Caller caller) {
    Query.of(context);
    var policy = frame.database().read(policies::current);
    if (!ETags.known(context, ETags.of(policy.version()))) {
      Answers.json(context, 200, shown(policy));
    }
  }

  /// The version in the body is not looked at, so that an earlier policy can be put back; who wants
  /// to be sure sends If-Match.
  private void put(Context context, Caller caller) {
    Query.of(context);
    var policy = ScoringPolicy.of(Json.parse(Bodies.json(context)), null);
    var kept =
        frame.change(
            context,
            caller,
            handle -> Optional.of(policies.current(handle).version()),
            transaction -> policies.put(transaction, policy));
    context.header("ETag", ETags.of(kept.version()));
    Answers.json(context, 200, shown(kept.value()));
  }

  private void preview(Context context, Caller caller) {
    var query = Query.ofList(context, "asOf", "status", "area", "segment", "csm", "q");
    var body = Bodies.json(context);
    var current = rankings.policy();
    var tried = ScoringPolicy.of(Json.parse(body), current.policy());
    var asOf = query.date("asOf").orElseGet(frame::today);
    var before = rankings.of(current, asOf);
    var after = rankings.preview(tried, asOf);
    var from = query.position(frame.cursors()).map(Integer::parseInt).orElse(0);
    var items =
        Backlog.items(
            after, BacklogRoutes.filter(query), from, query.limit() + 1, caller.seesMoney());
    var more = items.size() > query.limit();
    var shown = more ? items.subList(0, query.limit()) : items;
    var next = more ? query.next(frame.cursors(), Integer.toString(shown.getLast().rank())) : null;
    var answer =
        Idempotency.Answer.of(
            200, Listing.page(shown.stream().map(item -> previewed(item, before)).toList(), next));
    frame.idempotency().answer(context, caller, body, answer);
  }

  private static Previewed previewed(Backlog.Item item, Ranking before) {
    var feature = before.book().featureId(item.feature().key());
    return new Previewed(
        item.rank(),
        feature < 0 ? 0 : before.rankOf(feature),
        item.feature(),
        item.score(),
        item.effortEstimated(),
        item.asks(),
        item.requests(),
        item.largestAccountShare());
  }

  private static ObjectNode shown(NumberedPolicy policy) {
    var shown = Json.treeOf(policy.policy()).asObject();
    shown.put("version", policy.version());
    return shown;
  }
}
