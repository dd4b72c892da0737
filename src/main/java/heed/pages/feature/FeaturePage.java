package heed.pages.feature;

import heed.book.Book;
import heed.feature.Feature;
import heed.feature.Status;
import heed.http.Addresses;
import heed.http.Query;
import heed.http.Route;
import heed.loop.LoopState;
import heed.loop.LoopStore;
import heed.pages.feature.FeatureView.Reference;
import heed.pages.frame.Desk;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.StatusMark;
import heed.pages.frame.Voice;
import heed.pages.loop.Ledger;
import heed.pages.loop.LoopsView;
import heed.pages.why.Why;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
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
    var query = Query.of(context, "told", "history", "decide");
    var key = Addresses.part(context, "key");
    if (Desk.wantsPart(context)) {
      caller.mustBe(Role.CSM);
      desk.part(
          context,
          200,
          "feature/drawer.jte",
          Map.of("view", Why.of(desk, key, desk.voice(context))));
    } else {
      desk.page(
          context,
          caller,
          "backlog",
          "feature/feature.jte",
          view(
              key,
              caller,
              desk.voice(context),
              new Just(
                  null,
                  query
                      .whole("told", 0, MOST)
                      .map(loops -> desk.voice(context).on("feature").say("decided", loops))
                      .orElse(null),
                  UnaryOperator.identity(),
                  query.oneOf("history", Map.of("all", true)).orElse(false),
                  query.oneOf("decide", Feature.STATUSES).orElse(null),
                  "",
                  null)));
    }
  }

  /// What is special about the page this time.
  ///
  /// @param decision one that is about to be made, or null
  /// @param done what just happened, or null
  /// @param typed puts an edit that was not kept into its form
  /// @param whole whether all of the history is shown
  /// @param chosen the status that somebody wants to decide on, or null
  /// @param said what was said and not kept, or empty, and why, or null
  private record Just(
      @Nullable DecisionView decision,
      @Nullable String done,
      UnaryOperator<FeatureEdit> typed,
      boolean whole,
      @Nullable Status chosen,
      String said,
      @Nullable String trouble) {
    static final Just NOTHING =
        new Just(null, null, UnaryOperator.identity(), false, null, "", null);

    Just deciding(DecisionView about) {
      return new Just(about, done, typed, whole, chosen, said, trouble);
    }

    Just typing(UnaryOperator<FeatureEdit> edit) {
      return new Just(decision, done, edit, whole, chosen, said, trouble);
    }

    Just saying(String text, @Nullable String why) {
      return new Just(decision, done, typed, whole, chosen, text, why);
    }
  }

  /// The page with a decision that is about to be made.
  FeatureView deciding(String key, Caller caller, Voice voice, DecisionView decision) {
    return view(key, caller, voice, Just.NOTHING.deciding(decision));
  }

  /// The page with something said that was not kept.
  FeatureView saying(
      String key, Caller caller, Voice voice, String typed, @Nullable String trouble) {
    return view(key, caller, voice, Just.NOTHING.saying(typed, trouble));
  }

  /// The page with an edit that was not kept.
  FeatureView typed(String key, Caller caller, Voice voice, UnaryOperator<FeatureEdit> typed) {
    return view(key, caller, voice, Just.NOTHING.typing(typed));
  }

  private FeatureView view(String key, Caller caller, Voice voice, Just just) {
    var house = desk.house();
    var ranking = desk.ranking();
    var why = caller.seesMoney() ? Why.of(desk, key, voice) : null;
    var open = loops(key, caller, voice, true);
    var heard = loops(key, caller, voice, false);
    var names = desk.names();
    return house
        .database()
        .read(handle -> {
          var stored =
              house
                  .features()
                  .find(handle, key)
                  .orElseThrow(() -> Refused.notFound("feature", Spoken.text(key)));
          var feature = stored.value();
          var merged = house.features().mergedInto(handle, key);
          var target =
              feature.mergedInto() == null
                  ? null
                  : house.features().findRoot(handle, key).orElseThrow().value();
          var decides = caller.may(Role.PM);
          var staff = caller.seesMoney() && target == null;
          var figures = new FeatureFigures(voice);
          return new FeatureView(
              key,
              Links.feature(feature),
              Spoken.text(feature.title()),
              feature.description() == null ? null : Spoken.text(feature.description()),
              StatusMark.of(feature.status(), voice),
              new FeatureFacts(ranking, house.today(), voice).of(feature, caller),
              target == null ? null : reference(target),
              merged.stream().map(FeaturePage::reference).toList(),
              why,
              just.done(),
              decides && target == null ? Deciding.form(feature, just.chosen(), voice) : null,
              just.decision(),
              open,
              heard,
              decides
                  ? just.typed()
                      .apply(FeatureEdit.of(feature, stored.version(), areas(ranking.book())))
                  : null,
              decides && target == null ? Alike.to(handle, ranking.book(), key, voice) : List.of(),
              staff ? figures.severities(ranking.book(), key) : null,
              staff ? figures.months(house.requests().behind(handle, key), house.today()) : null,
              new FeatureHistory(house, ranking.book(), names, voice)
                  .of(handle, feature, merged, caller, just.whole()),
              staff
                  ? new Discussions(house, voice)
                      .of(handle, feature, merged, caller, just.said(), just.trouble())
                  : null);
        });
  }

  private static List<String> areas(Book book) {
    return IntStream.range(0, book.featureCount())
        .mapToObj(id -> book.feature(id).area())
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  private List<LoopsView.Line> loops(String key, Caller caller, Voice voice, boolean open) {
    if (!caller.may(Role.CSM)) {
      return List.of();
    }
    var house = desk.house();
    var ledger = new Ledger(house.drafts(), house.today(), caller, desk.names(), voice);
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

  private static Reference reference(Feature feature) {
    return new Reference(Spoken.text(feature.title()), Links.feature(feature));
  }
}
