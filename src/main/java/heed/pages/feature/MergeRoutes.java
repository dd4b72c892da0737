package heed.pages.feature;

import heed.feature.Feature;
import heed.feature.KeepingFeatures;
import heed.feature.MergingFeatures;
import heed.http.Addresses;
import heed.http.Query;
import heed.http.Route;
import heed.pages.frame.Desk;
import heed.pages.frame.Done;
import heed.pages.frame.InboxPlace;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import heed.platform.database.Transaction;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Merges a feature into another and takes it out again, each after a look at what it would do.
/// Nobody is told, so each undoes the other.
final class MergeRoutes {
  private static final String MERGE = "/features/{key}/merge";
  private static final String UNMERGE = "/features/{key}/unmerge";

  private final Desk desk;
  private final MergingFeatures merging;

  MergeRoutes(Desk desk) {
    this.desk = desk;
    var features = desk.house().features();
    this.merging = new MergingFeatures(features, new KeepingFeatures(features));
  }

  List<Route> routes() {
    return List.of(
        desk.get(MERGE, Role.PM, this::preview),
        desk.post(MERGE, Role.PM, this::merge),
        desk.get(UNMERGE, Role.PM, this::unpreview),
        desk.post(UNMERGE, Role.PM, this::unmerge));
  }

  private void preview(Context context, Caller caller) {
    var query = Query.of(context, "into", "show", "page", "at");
    var typed = query.text("into").orElse("");
    var key = Addresses.part(context, "key");
    var voice = desk.voice(context);
    var ranking = desk.ranking();
    var merging = new Merging(desk.house(), ranking, voice);
    var named = Alike.named(ranking.book(), typed);
    var view =
        desk.house()
            .database()
            .read(handle -> {
              if (named.isPresent() && !named.get().key().equals(key)) {
                return merging.merge(handle, key, named.get().key());
              }
              var trouble =
                  typed.isEmpty() ? null : voice.on("feature").say("merge.unknown", typed);
              var choice = Alike.to(handle, ranking.book(), key, voice);
              return merging.choose(handle, key, choice, typed, trouble);
            });
    show(context, caller, view.from(InboxPlace.of(query), key));
  }

  private void unpreview(Context context, Caller caller) {
    var key = Addresses.part(context, "key");
    var merging = new Merging(desk.house(), desk.ranking(), desk.voice(context));
    show(context, caller, desk.house().database().read(handle -> merging.unmerge(handle, key)));
  }

  private void show(Context context, Caller caller, MergeView view) {
    if (Desk.wantsPart(context)) {
      desk.part(
          context,
          200,
          "feature/mergepreview.jte",
          Map.of("view", view, "inPlace", view.place().known()));
    } else {
      desk.page(
          context,
          view.trouble() == null ? 200 : 400,
          caller,
          "backlog",
          "feature/merge.jte",
          view);
    }
  }

  private void merge(Context context, Caller caller) {
    var key = Addresses.part(context, "key");
    var form = desk.form(context);
    var into =
        form.text("into")
            .orElseThrow(() -> Refused.field("into", "Into which feature is missing."));
    var seen = form.version("seen");
    var merged =
        desk.write(
            caller,
            transaction -> {
              refuseStale(transaction, key, seen);
              return merging.merge(transaction, key, into);
            });
    var target = feature(String.valueOf(merged.mergedInto()));
    var says = desk.voice(context).on("feature");
    desk.went(
        context,
        Links.feature(target),
        Done.of(
            says.say("done.merged", Spoken.text(merged.title()), Spoken.text(target.title())),
            Links.feature(merged) + "/unmerge",
            Map.of()));
  }

  private void unmerge(Context context, Caller caller) {
    var key = Addresses.part(context, "key");
    var seen = desk.form(context).version("seen");
    var before = feature(key).mergedInto();
    var now =
        desk.write(
            caller,
            transaction -> {
              refuseStale(transaction, key, seen);
              return merging.unmerge(transaction, key);
            });
    var says = desk.voice(context).on("feature");
    var words = says.say("done.unmerged", Spoken.text(now.title()));
    desk.went(
        context,
        Links.feature(now),
        before == null
            ? Done.of(words)
            : Done.of(words, Links.feature(now) + "/merge", Map.of("into", before)));
  }

  private void refuseStale(Transaction transaction, String key, @Nullable Long seen) {
    desk.house()
        .features()
        .find(transaction.handle(), key)
        .orElseThrow(() -> Refused.notFound("feature", Spoken.text(key)))
        .refuseStale(seen);
  }

  private Feature feature(String key) {
    var house = desk.house();
    return house
        .database()
        .read(handle -> house.features().find(handle, key))
        .orElseThrow(() -> Refused.notFound("feature", Spoken.text(key)))
        .value();
  }
}
