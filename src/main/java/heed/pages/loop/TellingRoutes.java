package heed.pages.loop;

import heed.http.Addresses;
import heed.http.Query;
import heed.http.Route;
import heed.loop.KeepingTemplates;
import heed.loop.LoopPolicy;
import heed.loop.LoopPolicyStore;
import heed.loop.Milestone;
import heed.loop.OwnTemplate;
import heed.loop.PreviewingTemplates;
import heed.loop.TemplateStore;
import heed.loop.template.Template;
import heed.pages.frame.Desk;
import heed.pages.frame.Spoken;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Fields;
import heed.platform.Language;
import heed.platform.Refused;
import heed.platform.Versioned;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How customers are told: by when, and in which words.
final class TellingRoutes {
  private static final String PAGE = "/telling";
  private static final String ONE = PAGE + "/{milestone}/{language}";

  /// Asks to choose from for a preview.
  private static final int MOST_ASKS = 60;

  private final Desk desk;
  private final LoopPolicyStore policies = new LoopPolicyStore();
  private final TemplateStore templates = new TemplateStore();
  private final KeepingTemplates keeping = new KeepingTemplates(templates);
  private final PreviewingTemplates previewing;

  TellingRoutes(Desk desk) {
    this.desk = desk;
    this.previewing = new PreviewingTemplates(desk.house().features());
  }

  List<Route> routes() {
    return List.of(
        desk.get(PAGE, Role.PM, this::telling),
        desk.post(PAGE, Role.PM, this::change),
        desk.get(ONE, Role.PM, this::template),
        desk.post(ONE, Role.PM, this::keep),
        desk.post(ONE + "/ours", Role.PM, this::remove),
        desk.post(ONE + "/preview", Role.PM, this::preview));
  }

  private void telling(Context context, Caller caller) {
    var done = Query.of(context, "done").text("done").isPresent();
    var view =
        desk.house()
            .database()
            .read(handle ->
                Telling.view(
                    desk.voice(context).on("telling"),
                    policies.current(handle).policy(),
                    templates.all(handle),
                    done));
    desk.page(context, caller, "loops", "loop/telling.jte", view);
  }

  private void change(Context context, Caller caller) {
    var fields = desk.form(context).fields(desk.currency());
    var policy = LoopPolicy.of(fields);
    fields.refuseProblems();
    desk.write(caller, transaction -> policies.put(transaction, policy, caller));
    Desk.go(context, PAGE + "?done=yes");
  }

  private void template(Context context, Caller caller) {
    var done = Query.of(context, "done").text("done").isPresent();
    var milestone = milestone(context);
    var language = language(context);
    var house = desk.house();
    var view =
        house
            .database()
            .read(handle -> {
              var own = templates.find(handle, milestone, language).map(Versioned::value);
              var text = Telling.text(milestone, language, own);
              var asks = previewing.asks(handle, MOST_ASKS);
              var wish = new PreviewingTemplates.Wish(text, milestone, language, null, null);
              var preview = asks.isEmpty() ? null : previewing.of(handle, wish, house.today());
              return Telling.template(
                  desk.voice(context).on("telling"), milestone, language, own, asks, preview, done);
            });
    desk.page(context, caller, "loops", "loop/template.jte", view);
  }

  private void keep(Context context, Caller caller) {
    var template = new OwnTemplate(milestone(context), language(context), text(context));
    desk.write(caller, transaction -> keeping.put(transaction, template, caller));
    Desk.go(context, Telling.address(template.milestone(), template.language()) + "?done=yes");
  }

  private void remove(Context context, Caller caller) {
    var _ = desk.form(context);
    var milestone = milestone(context);
    var language = language(context);
    desk.write(
        caller,
        transaction -> {
          keeping.remove(transaction, milestone, language, caller);
          return true;
        });
    Desk.go(context, Telling.address(milestone, language) + "?done=yes");
  }

  private void preview(Context context, Caller caller) {
    var form = desk.form(context);
    var fields = form.fields(desk.currency());
    var text = text(fields);
    fields.refuseProblems();
    var ask = form.text("ask").orElse("");
    var slash = ask.indexOf('/');
    var wish =
        new PreviewingTemplates.Wish(
            text,
            milestone(context),
            language(context),
            slash < 0 ? null : ask.substring(0, slash),
            slash < 0 ? null : ask.substring(slash + 1));
    var house = desk.house();
    var preview = house.database().read(handle -> previewing.of(handle, wish, house.today()));
    desk.part(
        context,
        200,
        "loop/templatepreview.jte",
        Map.of(
            "view", Telling.preview(desk.voice(context).on("telling"), preview, wish.language())));
  }

  private String text(Context context) {
    var fields = desk.form(context).fields(desk.currency());
    var text = text(fields);
    fields.refuseProblems();
    return text;
  }

  private static String text(Fields fields) {
    var text = fields.text("text", Template.LONGEST);
    if (text == null && !fields.refused("text")) {
      fields.refuse("text", "The template is empty. “Use Heed’s words again” brings ours back.");
    }
    return text == null ? "?" : text;
  }

  private static Milestone milestone(Context context) {
    var word = Addresses.part(context, "milestone");
    return Optional.ofNullable(Milestone.BY_WORD.get(word))
        .orElseThrow(() -> Refused.notFound("milestone", Spoken.text(word)));
  }

  private static Language language(Context context) {
    var tag = Addresses.part(context, "language");
    return Language.of(tag).orElseThrow(() -> Refused.notFound("language", Spoken.text(tag)));
  }
}
