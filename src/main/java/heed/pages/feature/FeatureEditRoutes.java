package heed.pages.feature;

import heed.feature.Effort;
import heed.feature.Feature;
import heed.feature.KeepingFeatures;
import heed.http.Addresses;
import heed.http.Route;
import heed.loop.AdjustingFeatures;
import heed.pages.frame.Complaints;
import heed.pages.frame.Desk;
import heed.pages.frame.Done;
import heed.pages.frame.Form;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import heed.platform.database.Transaction;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// What a PM writes about a feature on its own page: the words and the estimate. Nobody is told of
/// either, so each can be undone.
final class FeatureEditRoutes {
  private static final List<String> PARTS =
      List.of("effort.engineering", "effort.design", "effort.product");

  private final Desk desk;
  private final FeaturePage pages;
  private final KeepingFeatures keeping;
  private final AdjustingFeatures adjusting;

  private record Made(Feature now, long before, long version) {}

  FeatureEditRoutes(Desk desk, FeaturePage pages) {
    this.desk = desk;
    this.pages = pages;
    this.keeping = new KeepingFeatures(desk.house().features());
    this.adjusting = new AdjustingFeatures(desk.house().features(), desk.house().changing());
  }

  List<Route> routes() {
    return List.of(
        desk.post("/features/{key}/text", Role.PM, this::text),
        desk.post("/features/{key}/estimate", Role.PM, this::estimate),
        desk.post("/features/{key}/back", Role.PM, this::back));
  }

  private void text(Context context, Caller caller) {
    edit(context, caller, FeatureEdit.TEXT, this::described);
  }

  private void estimate(Context context, Caller caller) {
    edit(context, caller, FeatureEdit.ESTIMATE, this::estimated);
  }

  private Feature described(Feature feature, Form form) {
    var fields =
        form.with("key", feature.key())
            .with("status", feature.status().word())
            .fields(desk.currency());
    var sent = Feature.of(fields);
    fields.refuseProblems();
    return feature.described(sent.title(), sent.description(), sent.area());
  }

  private Feature estimated(Feature feature, Form form) {
    var given = PARTS.stream().anyMatch(part -> form.text(part).isPresent());
    var fields = (given ? form.with("effort", "parts") : form).fields(desk.currency());
    var effort = Effort.of(fields);
    fields.refuseProblems();
    return feature.estimatedAt(effort);
  }

  private void edit(
      Context context, Caller caller, String which, BiFunction<Feature, Form, Feature> change) {
    var key = Addresses.part(context, "key");
    var form = desk.form(context);
    var rank = rank(key);
    try {
      var made = desk.write(caller, tx -> keep(tx, key, form, which, change));
      desk.went(context, Links.feature(made.now()), done(desk.voice(context), which, made, rank));
    } catch (Refused refused) {
      again(context, caller, key, form, which, refused);
    }
  }

  private Made keep(
      Transaction transaction,
      String key,
      Form form,
      String which,
      BiFunction<Feature, Form, Feature> change) {
    var stored =
        desk.house()
            .features()
            .find(transaction.handle(), key)
            .orElseThrow(() -> Refused.notFound("feature", Spoken.text(key)));
    stored.refuseStale(form.version("seen"));
    var now = change.apply(stored.value(), form);
    if (now.equals(stored.value())) {
      return new Made(now, stored.version(), stored.version());
    }
    var action = which.equals(FeatureEdit.TEXT) ? "updated" : "estimated";
    return new Made(now, stored.version(), keeping.replace(transaction, now, action, null));
  }

  private Done done(Voice voice, String which, Made made, int before) {
    var says = voice.on("feature");
    var title = Spoken.text(made.now().title());
    if (made.before() == made.version()) {
      return Done.of(says.say("done.same", title));
    }
    return Done.of(
        which.equals(FeatureEdit.TEXT)
            ? says.say("done.text", title)
            : estimate(voice, made.now(), title, before),
        Links.feature(made.now()) + "/back",
        Map.of("before", "" + made.before(), "version", "" + made.version()));
  }

  private String estimate(Voice voice, Feature feature, String title, int before) {
    var says = voice.on("feature");
    var effort = feature.effort();
    if (effort == null) {
      return says.say("done.estimate.none", title);
    }
    var now = rank(feature.key());
    var size = voice.effort(effort.personMonths(), true);
    return now == 0 || now == before
        ? says.say("done.estimate", title, size)
        : says.say("done.estimate.place", title, size, voice.place(now), voice.place(before));
  }

  private int rank(String key) {
    var ranking = desk.ranking();
    var id = ranking.book().featureId(key);
    return id < 0 ? 0 : ranking.rankOf(id);
  }

  /// The page once more, with what was typed and what is wrong with it.
  private void again(
      Context context, Caller caller, String key, Form form, String which, Refused refused) {
    var stale = refused.kind() == Refused.Kind.STALE;
    var usual = which.equals(FeatureEdit.TEXT) ? "title" : "effort";
    var complaints = stale ? Complaints.NONE : Complaints.of(refused, usual);
    var voice = desk.voice(context);
    var trouble = stale ? voice.on("feature").say("edit.stale") : null;
    desk.page(
        context,
        stale ? 412 : 400,
        caller,
        "backlog",
        "feature/feature.jte",
        pages.typed(key, caller, voice, edit -> edit.typed(form, which, trouble, complaints)));
  }

  private void back(Context context, Caller caller) {
    var key = Addresses.part(context, "key");
    var form = desk.form(context);
    var before = form.version("before");
    var version = form.version("version");
    if (before == null || version == null) {
      throw Refused.field("before", "The form does not say what to take back.");
    }
    var made = desk.write(caller, tx -> adjusting.takeBack(tx, key, before, version, caller));
    var says = desk.voice(context).on("feature");
    desk.went(
        context,
        Links.feature(made.now()),
        Done.of(says.say("done.back", Spoken.text(made.now().title()))));
  }
}
