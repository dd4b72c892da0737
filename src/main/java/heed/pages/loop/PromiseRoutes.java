package heed.pages.loop;

import heed.http.Addresses;
import heed.http.Query;
import heed.http.Route;
import heed.loop.Promise;
import heed.loop.PromiseState;
import heed.loop.PromiseStore;
import heed.pages.frame.Desk;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Tab;
import heed.pages.frame.Voice;
import heed.pages.loop.PromisesView.Row;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Phrases;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The days that customers were told of: kept, still to come, broken, and whose they are. A CSM
/// sees what their own customers were told; PMs see all.
final class PromiseRoutes {
  private static final int PAGE = 100;

  /// Beyond this many the headline counts no further.
  private static final int COUNTED = 1000;

  private final Desk desk;
  private final PromiseStore promises = new PromiseStore();

  PromiseRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(desk.get("/promises", Role.CSM, this::list));
  }

  private void list(Context context, Caller caller) {
    var query = Query.of(context, "state", "csm", "after");
    var state = query.oneOf("state", PromiseState.BY_WORD).orElse(null);
    var all = caller.may(Role.PM);
    var csm = all ? query.text("csm").orElse(null) : String.valueOf(caller.email());
    var after = query.text("after").map(PromiseRoutes::cursor).orElse(PromiseStore.Cursor.START);
    var today = desk.house().today();
    var says = desk.voice(context).on("promises");
    var names = desk.names();
    var view =
        desk.house()
            .database()
            .read(handle -> {
              var whole = new PromiseStore.Filter(null, csm, null, null, null);
              var counted = promises.page(handle, whole, today, PromiseStore.Cursor.START, COUNTED);
              var apart = state == null || state == PromiseState.BROKEN;
              var filter = new PromiseStore.Filter(state, csm, null, null, apart ? false : null);
              var found = promises.page(handle, filter, today, after, PAGE + 1);
              var shown = found.subList(0, Math.min(PAGE, found.size()));
              var first = apart && after.equals(PromiseStore.Cursor.START);
              return new PromisesView(
                  headline(desk.voice(context), counted, today),
                  says.say(all ? "sentence.us" : "sentence.you"),
                  tabs(says, state, all ? csm : null, counted, today),
                  all ? owners(says, state, csm, counted, names) : List.of(),
                  first ? rows(context, unheard(counted, today), today, names) : List.of(),
                  rows(context, shown, today, names),
                  found.size() > PAGE
                      ? address(state, all ? csm : null)
                          + "&after="
                          + Addresses.value(
                              shown.getLast().promisedDate() + "," + shown.getLast().loop())
                      : null);
            });
    desk.page(context, caller, "loops", "loop/promises.jte", view);
  }

  private static String headline(Voice voice, List<Promise> all, LocalDate today) {
    var unheard = unheard(all, today).stream().map(Promise::account).distinct().count();
    var broken = count(all, PromiseState.BROKEN, today);
    var open = count(all, PromiseState.OPEN, today);
    var says = voice.on("promises");
    if (unheard > 0) {
      return says.say("headline.unheard", unheard, voice.first(unheard));
    }
    if (broken > 0) {
      return says.say("headline.broken", broken, voice.first(broken));
    }
    return open > 0
        ? says.say("headline.open", open, voice.first(open))
        : says.say(all.isEmpty() ? "headline.none" : "headline.kept");
  }

  private static long count(List<Promise> all, PromiseState state, LocalDate today) {
    return all.stream().filter(promise -> promise.state(today) == state).count();
  }

  /// What has to be said first.
  private static List<Promise> unheard(List<Promise> all, LocalDate today) {
    return all.stream().filter(promise -> promise.isUnheard(today)).toList();
  }

  private static List<Tab> tabs(
      Phrases says,
      @Nullable PromiseState chosen,
      @Nullable String csm,
      List<Promise> counted,
      LocalDate today) {
    var tabs = new ArrayList<Tab>();
    tabs.add(new Tab(says.say("tab.all"), address(null, csm), chosen == null));
    for (var state : PromiseState.values()) {
      tabs.add(
          new Tab(
              says.say("tab." + state.word(), count(counted, state, today)),
              address(state, csm),
              state == chosen));
    }
    return tabs;
  }

  /// Those who look after the accounts that were told something, and whoever was chosen.
  private static List<Tab> owners(
      Phrases says,
      @Nullable PromiseState state,
      @Nullable String chosen,
      List<Promise> counted,
      Map<String, String> names) {
    var addresses = new TreeSet<String>();
    counted.stream().map(Promise::csm).filter(java.util.Objects::nonNull).forEach(addresses::add);
    if (chosen != null) {
      addresses.add(chosen);
    }
    var tabs = new ArrayList<Tab>();
    tabs.add(new Tab(says.say("everybody"), address(state, null), chosen == null));
    addresses.stream()
        .map(csm -> new Tab(name(names, csm), address(state, csm), csm.equals(chosen)))
        .sorted(Comparator.comparing(Tab::words))
        .forEach(tabs::add);
    return tabs;
  }

  private List<Row> rows(
      Context context, List<Promise> found, LocalDate today, Map<String, String> names) {
    var voice = desk.voice(context);
    return found.stream().map(promise -> row(voice, promise, today, names)).toList();
  }

  private static Row row(Voice voice, Promise promise, LocalDate today, Map<String, String> names) {
    var says = voice.on("promises");
    var state = promise.state(today);
    var told = voice.day(promise.toldDate());
    var by = name(names, promise.toldBy());
    var csm = promise.csm();
    return new Row(
        voice.day(promise.promisedDate()),
        state == PromiseState.OPEN ? voice.distance(today, promise.promisedDate()) : null,
        Spoken.text(promise.accountName()),
        Links.account(promise.account()),
        Spoken.text(promise.featureTitle()),
        Links.feature(promise.feature()),
        state.word(),
        says.say("state." + state.word()),
        became(voice, promise, state),
        promise.how() == null
            ? says.say("told", told, by)
            : says.say("told.how", told, by, Spoken.text(promise.how())),
        "/loops/" + Addresses.segment(promise.loop()),
        csm == null ? says.say("nobody") : name(names, csm));
  }

  /// Where it stands now, when that says more than the state.
  private static @Nullable String became(Voice voice, Promise promise, PromiseState state) {
    var says = voice.on("promises");
    if (state == PromiseState.BROKEN) {
      return says.say(promise.heardSince() ? "heard" : "not-heard");
    }
    var shipped = promise.shippedDate();
    return shipped == null ? null : says.say("shipped", voice.day(shipped));
  }

  private static String name(Map<String, String> names, String address) {
    return Spoken.text(names.getOrDefault(address, Spoken.localPart(address)));
  }

  private static String address(@Nullable PromiseState state, @Nullable String csm) {
    return "/promises?state="
        + (state == null ? "" : state.word())
        + (csm == null ? "" : "&csm=" + Addresses.value(csm));
  }

  private static PromiseStore.Cursor cursor(String text) {
    var comma = text.indexOf(',');
    try {
      return new PromiseStore.Cursor(
          LocalDate.parse(text.substring(0, Math.max(0, comma))), text.substring(comma + 1));
    } catch (DateTimeException notOurs) {
      return PromiseStore.Cursor.START;
    }
  }
}
