package heed.api;

import static heed.http.Route.Verb.GET;
import static heed.http.Route.Verb.PUT;

import heed.http.Answers;
import heed.http.Bodies;
import heed.http.ETags;
import heed.http.Frame;
import heed.http.JsonFields;
import heed.http.Query;
import heed.http.Route;
import heed.loop.LoopPolicy;
import heed.loop.LoopPolicyStore;
import heed.loop.NumberedLoopPolicy;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Json;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// How the company closes its loops.
final class LoopPolicyRoutes {
  private static final String ADDRESS = "/api/v1/loop-policy";

  private final Frame frame;
  private final LoopPolicyStore policies;

  LoopPolicyRoutes(Frame frame, LoopPolicyStore policies) {
    this.frame = frame;
    this.policies = policies;
  }

  List<Route> routes() {
    return List.of(
        Route.of(GET, ADDRESS, Role.CSM, frame.callers(), this::show),
        Route.of(PUT, ADDRESS, Role.PM, frame.callers(), this::put));
  }

  private void show(Context context, Caller caller) {
    Query.of(context);
    var policy = frame.database().read(policies::current);
    if (!ETags.known(context, ETags.of(policy.version()))) {
      Answers.json(context, 200, shown(policy));
    }
  }

  /// As with the scoring policy, what GET gave can be put back, version and all.
  private void put(Context context, Caller caller) {
    Query.of(context);
    var known = new ArrayList<>(LoopPolicy.FIELDS);
    known.add("version");
    var policy = frame.read(JsonFields.of(Bodies.json(context)), known, LoopPolicy::of);
    var kept =
        frame.change(
            context,
            caller,
            handle -> Optional.of(policies.current(handle).version()),
            transaction -> policies.put(transaction, policy, caller));
    context.header("ETag", ETags.of(kept.version()));
    Answers.json(context, 200, shown(kept.value()));
  }

  private static ObjectNode shown(NumberedLoopPolicy policy) {
    var shown = Json.treeOf(policy.policy()).asObject();
    shown.put("version", policy.version());
    return shown;
  }
}
