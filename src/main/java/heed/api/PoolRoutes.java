package heed.api;

import static heed.http.Route.Verb.POST;

import heed.book.LiveBook;
import heed.http.Bodies;
import heed.http.Frame;
import heed.http.Idempotency;
import heed.http.JsonFields;
import heed.http.Listing;
import heed.http.Query;
import heed.http.Route;
import heed.loop.Answer;
import heed.loop.Pool;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Fields;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;

/// Several loops into other hands by one act, with one message.
final class PoolRoutes {
  private final Frame frame;
  private final LiveBook book;
  private final Pool pool;

  PoolRoutes(Frame frame, LiveBook book, Pool pool) {
    this.frame = frame;
    this.book = book;
    this.pool = pool;
  }

  List<Route> routes() {
    return List.of(
        Route.of(POST, "/api/v1/loops/reassign", Role.PM, frame.callers(), this::reassign));
  }

  private void reassign(Context context, Caller caller) {
    Query.of(context);
    var body = Bodies.json(context);
    var sent = JsonFields.of(body);
    var fields = new Fields(sent, frame.currency());
    sent.refuseOthers(fields, List.of("ids", "csm"));
    var ids = ids(sent, fields);
    var to = Answer.Handover.of(fields);
    fields.refuseProblems();
    frame
        .idempotency()
        .answer(
            context,
            caller,
            body,
            transaction -> {
              var now = book.now();
              var items =
                  pool.hand(transaction, ids, to, caller).stream()
                      .map(line -> LoopRoutes.shown(line, now))
                      .toList();
              return Idempotency.Answer.of(200, Listing.page(items, null));
            });
  }

  private static List<String> ids(JsonFields sent, Fields fields) {
    var ids = new ArrayList<String>();
    var node = sent.node("ids");
    if (node == null || !node.isArray()) {
      fields.refuse("ids", "Ids must be a list of loops.");
      return ids;
    }
    for (var each : node) {
      if (!each.isString()) {
        fields.refuse("ids", "Ids must be a list of texts, each the id of a loop.");
        return ids;
      }
      ids.add(each.stringValue());
    }
    return ids;
  }
}
