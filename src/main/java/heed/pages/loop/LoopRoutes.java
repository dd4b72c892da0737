package heed.pages.loop;

import heed.http.Addresses;
import heed.http.Query;
import heed.http.Route;
import heed.loop.Answer;
import heed.loop.LedgerLine;
import heed.loop.Loop;
import heed.loop.LoopState;
import heed.loop.LoopStore;
import heed.pages.frame.Desk;
import heed.pages.frame.Done;
import heed.pages.frame.Spoken;
import heed.pages.frame.Tab;
import heed.pages.frame.Voice;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Fields;
import heed.platform.Phrases;
import heed.platform.database.Transaction;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whom do I owe word? The loops of a CSM, or everybody's for a PM, and the answers to them.
final class LoopRoutes {
  private static final int PAGE = 50;

  /// Beyond this many the headline says "more than".
  private static final int COUNTED = 500;

  private static final String POOL = "nobody";

  /// The lists of the page, and the states in them.
  private static final Map<String, LoopState> SHOWN = new LinkedHashMap<>();

  static {
    SHOWN.put("owed", LoopState.OWED);
    SHOWN.put("snoozed", LoopState.SNOOZED);
    SHOWN.put("told", LoopState.TOLD);
    SHOWN.put("waived", LoopState.WAIVED);
  }

  private final Desk desk;

  private final PoolRoutes pool;

  LoopRoutes(Desk desk, PoolRoutes pool) {
    this.desk = desk;
    this.pool = pool;
  }

  List<Route> routes() {
    return List.of(
        desk.get("/loops", Role.CSM, this::loops),
        desk.post("/loops/{id}/told", Role.CSM, this::told),
        desk.post("/loops/{id}/snooze", Role.CSM, this::snooze),
        desk.post("/loops/{id}/waive", Role.CSM, this::waive));
  }

  private void loops(Context context, Caller caller) {
    var query = Query.of(context, "show", "csm", "after");
    var state = query.oneOf("show", SHOWN).orElse(LoopState.OWED);
    var csm = caller.may(Role.PM) ? query.text("csm").orElse(null) : caller.email();
    var owner = POOL.equals(csm) ? Loop.POOL : csm == null && !caller.may(Role.PM) ? "-" : csm;
    var filter = new LoopStore.Filter(state, null, owner, null, null);
    var says = desk.voice(context).on("loops");
    var cursor = query.text("after").map(LoopRoutes::cursor).orElse(LoopStore.Cursor.START);
    desk.page(
        context,
        caller,
        "loops",
        "loop/loops.jte",
        desk.house()
            .database()
            .read(handle -> {
              var store = desk.house().loops();
              var lines = store.page(handle, filter, cursor, PAGE + 1);
              var shown = lines.subList(0, Math.min(PAGE, lines.size()));
              var ledger = ledger(context, caller);
              var first = state == LoopState.OWED && cursor.equals(LoopStore.Cursor.START);
              var broken = first ? store.broken(handle, owner, PAGE) : List.<LedgerLine>of();
              var again = broken.stream().map(line -> line.loop().id()).toList();
              return new LoopsView(
                  headline(says, caller),
                  says.say(caller.may(Role.PM) ? "sentence.us" : "sentence.you"),
                  tabs(says, state, caller, csm),
                  caller.may(Role.PM) ? owners(says, handle, state, csm) : List.of(),
                  broken.stream().map(line -> ledger.line(handle, line)).toList(),
                  shown.stream()
                      .filter(line -> !again.contains(line.loop().id()))
                      .sorted(Ledger.ORDER)
                      .map(line -> ledger.line(handle, line))
                      .toList(),
                  says.say("empty." + state.word()),
                  lines.size() > PAGE ? address(state, csm, shown.getLast()) : null,
                  caller.may(Role.PM),
                  Loop.POOL.equals(owner) && state.open() && !shown.isEmpty()
                      ? pool.view(handle, says)
                      : null);
            }));
  }

  private void told(Context context, Caller caller) {
    answer(
        context,
        caller,
        (transaction, id, fields) -> {
          var told = Answer.Told.of(fields);
          fields.refuseProblems();
          return desk.house().answering().told(transaction, id, told, caller);
        });
  }

  private void snooze(Context context, Caller caller) {
    answer(
        context,
        caller,
        (transaction, id, fields) -> {
          var snooze = Answer.Snooze.of(fields);
          fields.refuseProblems();
          return desk.house().answering().snooze(transaction, id, snooze, caller);
        });
  }

  private void waive(Context context, Caller caller) {
    answer(
        context,
        caller,
        (transaction, id, fields) -> {
          var waiver = Answer.Waiver.of(fields);
          fields.refuseProblems();
          return desk.house().answering().waive(transaction, id, waiver, caller);
        });
  }

  private interface Answering {
    LedgerLine answer(Transaction transaction, String id, Fields fields);
  }

  private void answer(Context context, Caller caller, Answering answering) {
    var fields = desk.form(context).fields(desk.currency());
    var id = Addresses.part(context, "id");
    var line = desk.write(caller, transaction -> answering.answer(transaction, id, fields));
    var says = desk.voice(context).on("loops");
    var shown = desk.house().database().read(handle -> ledger(context, caller).line(handle, line));
    if (!Desk.wantsPart(context)) {
      var done = says.say("done", Spoken.text(line.accountName()), shown.when());
      desk.went(context, "/loops", Done.of(done));
      return;
    }
    desk.part(
        context,
        200,
        "loop/answered.jte",
        Map.of("line", shown, "headline", headline(says, caller), "owed", desk.owed(caller)));
  }

  private Ledger ledger(Context context, Caller caller) {
    return new Ledger(
        desk.house().drafts(), desk.house().today(), caller, desk.names(), desk.voice(context));
  }

  /// How many customers wait for word of this person, or of anybody where a PM asks.
  private String headline(Phrases says, Caller caller) {
    var owner = caller.may(Role.PM) ? null : String.valueOf(caller.email());
    var waiting =
        desk
            .house()
            .database()
            .read(handle ->
                desk.house()
                    .loops()
                    .page(
                        handle,
                        new LoopStore.Filter(LoopState.OWED, null, owner, null, null),
                        LoopStore.Cursor.START,
                        COUNTED))
            .stream()
            .map(line -> line.loop().account())
            .distinct()
            .count();
    return says.say(
        caller.may(Role.PM) ? "headline.us" : "headline.you",
        waiting,
        new Voice(says.language(), ZoneOffset.UTC).first(waiting));
  }

  private static List<Tab> tabs(
      Phrases says, LoopState chosen, Caller caller, @Nullable String csm) {
    var tabs = new ArrayList<Tab>();
    SHOWN.forEach((word, state) ->
        tabs.add(
            new Tab(
                says.say("tab." + word),
                address(word, caller.may(Role.PM) ? csm : null),
                state == chosen)));
    return tabs;
  }

  private List<Tab> owners(
      Phrases says, org.jdbi.v3.core.Handle handle, LoopState state, @Nullable String chosen) {
    var names = desk.names();
    var show = state.word();
    var owners = new ArrayList<Tab>();
    owners.add(new Tab(says.say("everybody"), address(show, null), chosen == null));
    for (var owed : desk.house().loops().figures(handle, desk.house().today()).byCsm()) {
      var ofPool = owed.csm().equals(Loop.POOL);
      var value = ofPool ? POOL : owed.csm();
      var name =
          ofPool ? says.say("nobody.tab") : names.getOrDefault(value, Spoken.localPart(value));
      owners.add(
          new Tab(
              Spoken.text(name) + " " + owed.open(), address(show, value), value.equals(chosen)));
    }
    return owners;
  }

  private static String address(String show, @Nullable String csm) {
    var address = "/loops?show=" + show;
    return csm == null ? address : address + "&csm=" + Addresses.value(csm);
  }

  private static String address(LoopState state, @Nullable String csm, LedgerLine last) {
    return address(state.word(), csm)
        + "&after="
        + Addresses.value(last.loop().dueDate() + "," + last.loop().id());
  }

  private static LoopStore.Cursor cursor(String text) {
    var comma = text.indexOf(',');
    try {
      return new LoopStore.Cursor(
          LocalDate.parse(text.substring(0, Math.max(0, comma))), text.substring(comma + 1));
    } catch (DateTimeException notOurs) {
      return LoopStore.Cursor.START;
    }
  }
}
