package heed.api;

import static heed.http.Route.Verb.DELETE;
import static heed.http.Route.Verb.GET;
import static heed.http.Route.Verb.PUT;

import heed.http.Addresses;
import heed.http.Answers;
import heed.http.Bodies;
import heed.http.Frame;
import heed.http.JsonFields;
import heed.http.Query;
import heed.http.Route;
import heed.loop.EditingDrafts;
import heed.loop.LedgerLine;
import heed.loop.LoopStore;
import heed.loop.WritingDrafts;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The text of a loop: as it is written from the facts, or as its owner made it.
final class DraftRoutes {
  private static final String ONE = "/api/v1/loops/{id}/draft";

  /// @param edited whether somebody made it their own
  record Shown(String text, String language, boolean edited) {}

  private final Frame frame;
  private final LoopStore loops;
  private final WritingDrafts writing;
  private final EditingDrafts editing;

  DraftRoutes(Frame frame, LoopStore loops, WritingDrafts writing, EditingDrafts editing) {
    this.frame = frame;
    this.loops = loops;
    this.writing = writing;
    this.editing = editing;
  }

  List<Route> routes() {
    var callers = frame.callers();
    return List.of(
        Route.of(GET, ONE, Role.CSM, callers, this::show),
        Route.of(PUT, ONE, Role.CSM, callers, this::put),
        Route.of(DELETE, ONE, Role.CSM, callers, this::discard));
  }

  private void show(Context context, Caller caller) {
    Query.of(context);
    var id = Addresses.part(context, "id");
    Answers.json(
        context,
        200,
        frame
            .database()
            .read(handle -> {
              var line = loops.find(handle, id).orElseThrow(() -> Refused.notFound("loop", id));
              if (!line.draftMayBeReadBy(caller)) {
                throw Refused.because(
                    Refused.Kind.FORBIDDEN,
                    "The text of this loop is its owner’s until it was sent; a PM reads it.");
              }
              return shown(handle, line);
            }));
  }

  private void put(Context context, Caller caller) {
    Query.of(context);
    var id = Addresses.part(context, "id");
    var text =
        frame.read(JsonFields.of(Bodies.json(context)), EditingDrafts.FIELDS, EditingDrafts::text);
    var line = frame.write(caller, transaction -> editing.keep(transaction, id, text, caller));
    Answers.json(context, 200, frame.database().read(handle -> shown(handle, line)));
  }

  private void discard(Context context, Caller caller) {
    Query.of(context);
    var id = Addresses.part(context, "id");
    frame.write(caller, transaction -> editing.discard(transaction, id, caller));
    Answers.nothing(context);
  }

  private Shown shown(Handle handle, LedgerLine line) {
    return new Shown(
        writing.of(handle, line, frame.today()),
        line.language().tag(),
        line.loop().draft() != null);
  }
}
