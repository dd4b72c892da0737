package heed.pages.loop;

import heed.http.Addresses;
import heed.http.Query;
import heed.http.Route;
import heed.loop.ClosureStore;
import heed.loop.Loop;
import heed.pages.frame.Desk;
import heed.pages.frame.Tab;
import heed.pages.frame.Voice;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Is the loop really closed, and where are we silent? A CSM sees own figures, a PM everybody's.
final class LoopFiguresRoutes {
  private static final String ADDRESS = "/loops/figures";
  private static final String NOBODY = "nobody";
  private static final int MOST_SILENT = 50;
  private static final int OLDEST = 10;

  /// The periods to choose from, in months back from today; the first holds at first.
  private static final int YEAR = 12;

  private static final int QUARTER = 3;

  private final Desk desk;
  private final ClosureStore closure = new ClosureStore();

  LoopFiguresRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(desk.get(ADDRESS, Role.CSM, this::figures));
  }

  private void figures(Context context, Caller caller) {
    var query = Query.of(context, "csm", "from", "to");
    var today = desk.house().today();
    var year = today.minusMonths(YEAR).plusDays(1);
    var from = query.date("from").orElse(year);
    var to = query.date("to").orElse(null);
    if (to != null && to.isBefore(from)) {
      throw Refused.field("to", "To is before from.");
    }
    var csm = csm(query, caller);
    var scope = new ClosureStore.Scope(from, to, csm);
    var whole = new ClosureStore.Scope(null, null, csm);
    var voice = desk.voice(context);
    var words = new ClosureWords(desk, caller, today, voice);
    desk.page(
        context,
        caller,
        "loops",
        "loop/figures.jte",
        desk.house()
            .database()
            .read(handle ->
                words.view(
                    closure.figures(handle, scope, today),
                    closure.silent(handle, whole, today, MOST_SILENT + 1),
                    closure.oldest(handle, whole, OLDEST),
                    MOST_SILENT,
                    periods(from, to, today, caller.may(Role.PM) ? csm : null, voice),
                    caller.may(Role.PM) ? csm : null)));
  }

  private static @Nullable String csm(Query query, Caller caller) {
    if (!caller.may(Role.PM)) {
      return caller.email() == null ? "-" : caller.email();
    }
    return query
        .text("csm")
        .map(csm -> csm.equals(NOBODY) ? Loop.POOL : csm.toLowerCase(Locale.ROOT))
        .orElse(null);
  }

  private static List<Tab> periods(
      LocalDate from, @Nullable LocalDate to, LocalDate today, @Nullable String csm, Voice voice) {
    var says = voice.on("figures");
    var quarter = today.minusMonths(QUARTER).plusDays(1);
    var year = today.minusMonths(YEAR).plusDays(1);
    return List.of(
        period(says.say("period.quarter"), quarter, from, to, csm),
        period(says.say("period.year"), year, from, to, csm),
        period(says.say("period.all"), LocalDate.EPOCH, from, to, csm));
  }

  private static Tab period(
      String words, LocalDate start, LocalDate from, @Nullable LocalDate to, @Nullable String csm) {
    return new Tab(words, address(start, csm), to == null && start.equals(from));
  }

  private static String address(LocalDate from, @Nullable String csm) {
    return ADDRESS + "?from=" + from + (csm == null ? "" : "&csm=" + parameter(csm));
  }

  /// Where the figures of one CSM stand, or of the loops of nobody in particular.
  static String addressOf(@Nullable String csm) {
    return ADDRESS + "?csm=" + parameter(csm == null ? Loop.POOL : csm);
  }

  private static String parameter(String csm) {
    return csm.equals(Loop.POOL) ? NOBODY : Addresses.value(csm);
  }
}
