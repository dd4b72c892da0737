package heed.pages;

import heed.feature.Feature;
import heed.http.Addresses;
import heed.http.Query;
import heed.http.Route;
import heed.loop.LoopState;
import heed.loop.LoopStore;
import heed.pages.FeatureView.Fact;
import heed.pages.FeatureView.Reference;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One feature: what it is, why it has its place, and what is decided about it.
final class FeaturePage {
  /// More loops of one feature than this stand on the Loops page only.
  private static final int MOST = 200;

  private final Desk desk;

  FeaturePage(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(desk.get("/features/{key}", Role.VIEWER, this::feature));
  }

  private void feature(Context context, Caller caller) {
    var query = Query.of(context, "told");
    var key = Addresses.part(context, "key");
    if (Desk.wantsPart(context)) {
      caller.mustBe(Role.CSM);
      desk.part(context, 200, "drawer.jte", Map.of("view", Why.of(desk, key, desk.voice(context))));
    } else {
      desk.page(
          context,
          caller,
          "backlog",
          "feature.jte",
          view(
              key,
              caller,
              desk.voice(context),
              null,
              query.whole("told", 0, MOST).map(FeaturePage::done).orElse(null)));
    }
  }

  /// The page.
  ///
  /// @param decision one that is about to be made, or null
  /// @param done what just happened, or null
  FeatureView view(
      String key,
      Caller caller,
      Voice voice,
      @Nullable DecisionView decision,
      @Nullable String done) {
    var house = desk.house();
    var feature =
        house
            .database()
            .read(handle -> house.features().find(handle, key))
            .orElseThrow(() -> Refused.notFound("feature", Spoken.text(key)))
            .value();
    var merged = house.database().read(handle -> house.features().mergedInto(handle, key));
    var target =
        feature.mergedInto() == null
            ? null
            : house
                .database()
                .read(handle -> house.features().findRoot(handle, key))
                .orElseThrow()
                .value();
    return new FeatureView(
        key,
        Backlog.addressOf(feature),
        Spoken.text(feature.title()),
        feature.description() == null ? null : Spoken.text(feature.description()),
        Backlog.mark(feature.status()),
        facts(feature, caller),
        target == null ? null : reference(target),
        merged.stream().map(FeaturePage::reference).toList(),
        caller.seesMoney() ? Why.of(desk, key, voice) : null,
        done,
        caller.may(Role.PM) && target == null ? Deciding.form(feature) : null,
        decision,
        loops(key, caller, true),
        loops(key, caller, false));
  }

  private List<LoopsView.Line> loops(String key, Caller caller, boolean open) {
    if (!caller.may(Role.CSM)) {
      return List.of();
    }
    var house = desk.house();
    var ledger = new Ledger(house.drafts(), house.today(), caller, desk.names());
    var filter = new LoopStore.Filter(null, open, null, null, key);
    return house
        .database()
        .read(handle ->
            house.loops().page(handle, filter, LoopStore.Cursor.START, MOST).stream()
                .filter(line -> line.loop().state() != LoopState.SUPERSEDED)
                .sorted(open ? Ledger.ORDER : Ledger.ORDER.reversed())
                .map(line -> ledger.line(handle, line))
                .toList());
  }

  private static String done(int loops) {
    return loops == 0
        ? "Done. Nobody had to be told."
        : "Done. "
            + Spoken.countFirst(loops, "customer")
            + (loops == 1 ? " is" : " are")
            + " owed word of it; the loops are below.";
  }

  private List<Fact> facts(Feature feature, Caller caller) {
    var facts = new ArrayList<Fact>();
    var ranking = desk.ranking();
    var id = ranking.book().featureId(feature.key());
    var rank = id < 0 ? 0 : ranking.rankOf(id);
    if (rank > 0) {
      facts.add(new Fact("Rank", rank + " of " + ranking.count()));
      if (caller.seesMoney()) {
        facts.add(
            new Fact(
                "Priority",
                ranking.book().currency().brief(ranking.priority(rank)) + " / person-month"));
      }
      facts.add(new Fact("Asks", Integer.toString(ranking.asks(rank))));
    }
    facts.add(new Fact("Effort", effort(feature)));
    add(facts, "Area", feature.area());
    if (feature.targetDate() != null) {
      facts.add(
          new Fact(
              "Target",
              Spoken.day(feature.targetDate())
                  + ", "
                  + Spoken.distance(desk.house().today(), feature.targetDate())));
    }
    add(facts, "Reason", feature.reason());
    add(facts, "Workaround", feature.workaround());
    if (feature.revisitDate() != null) {
      facts.add(new Fact("Look again", Spoken.day(feature.revisitDate())));
    }
    return facts;
  }

  private static String effort(Feature feature) {
    var effort = feature.effort();
    return effort == null
        ? "not estimated"
        : Spoken.number(effort.personMonths(), 2) + " person-months";
  }

  private static void add(List<Fact> facts, String name, @Nullable String value) {
    if (value != null) {
      facts.add(new Fact(name, Spoken.text(value)));
    }
  }

  private static Reference reference(Feature feature) {
    return new Reference(Spoken.text(feature.title()), Backlog.addressOf(feature));
  }
}
