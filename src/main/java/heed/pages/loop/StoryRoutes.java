package heed.pages.loop;

import heed.http.Addresses;
import heed.http.Query;
import heed.http.Route;
import heed.loop.EditingDrafts;
import heed.loop.LedgerLine;
import heed.loop.LoopSteps;
import heed.loop.NotingLoops;
import heed.pages.frame.Desk;
import heed.pages.frame.Done;
import heed.pages.frame.Spoken;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import heed.platform.database.Transaction;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One loop: its text, which its owner may make their own, and its story.
final class StoryRoutes {
  private static final String ONE = "/loops/{id}";

  private final Desk desk;

  StoryRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        desk.get(ONE, Role.CSM, this::story),
        desk.post(ONE + "/draft", Role.CSM, this::keep),
        desk.post(ONE + "/draft/ours", Role.CSM, this::discard),
        desk.post(ONE + "/note", Role.CSM, this::note));
  }

  private void story(Context context, Caller caller) {
    Query.of(context);
    var id = Addresses.part(context, "id");
    var house = desk.house();
    var story = new Story(desk.names(), desk.voice(context));
    var view =
        house
            .database()
            .read(handle -> {
              var line =
                  house
                      .loops()
                      .find(handle, id)
                      .orElseThrow(() -> Refused.notFound("loop", Spoken.text(id)));
              return new StoryView(
                  story.headline(line),
                  ledger(context, caller).line(handle, line),
                  LoopSteps.of(handle, id).stream().map(story::step).toList(),
                  NotingLoops.mayNote(line.loop(), caller)
                      ? Objects.requireNonNullElse(line.loop().note(), "")
                      : null,
                  Long.toString(line.version()));
            });
    desk.page(context, caller, "loops", "loop/story.jte", view);
  }

  private void keep(Context context, Caller caller) {
    var fields = desk.form(context).fields(desk.currency());
    var text = EditingDrafts.text(fields);
    fields.refuseProblems();
    edit(
        context,
        caller,
        (transaction, id) -> desk.house().editing().keep(transaction, id, text, caller));
  }

  private void discard(Context context, Caller caller) {
    var _ = desk.form(context);
    edit(
        context,
        caller,
        (transaction, id) -> desk.house().editing().discard(transaction, id, caller));
  }

  /// What a customer said, kept or corrected after they were told; undone by the note before.
  private void note(Context context, Caller caller) {
    var id = Addresses.part(context, "id");
    var form = desk.form(context);
    var fields = form.fields(desk.currency());
    var text = NotingLoops.text(fields);
    fields.refuseProblems();
    var seen = form.version("seen");
    var house = desk.house();
    var noting = new NotingLoops(house.loops(), house.outbox());
    var before = house.database().read(handle -> house.loops().find(handle, id));
    var line = desk.write(caller, transaction -> noting.note(transaction, id, text, seen, caller));
    var address = "/loops/" + Addresses.segment(id);
    var note = before.map(was -> was.loop().note()).orElse(null);
    var says = desk.voice(context).on("loops");
    desk.went(
        context,
        address,
        Objects.equals(note, line.loop().note())
            ? Done.of(says.say("note.same"))
            : Done.of(
                says.say("note.kept", Spoken.text(line.accountName())),
                address + "/note",
                Map.of("note", note == null ? "" : note, "seen", Long.toString(line.version()))));
  }

  private interface Edit {
    LedgerLine of(Transaction transaction, String id);
  }

  private void edit(Context context, Caller caller, Edit edit) {
    var id = Addresses.part(context, "id");
    var line = desk.write(caller, transaction -> edit.of(transaction, id));
    if (!Desk.wantsPart(context)) {
      Desk.go(context, "/loops/" + Addresses.segment(id));
      return;
    }
    var shown = desk.house().database().read(handle -> ledger(context, caller).line(handle, line));
    desk.part(
        context, 200, "loop/loop.jte", Map.of("line", shown, "open", true, "withFeature", true));
  }

  private Ledger ledger(Context context, Caller caller) {
    return new Ledger(
        desk.house().drafts(), desk.house().today(), caller, desk.names(), desk.voice(context));
  }
}
