package heed.api;

import static heed.http.Route.Verb.DELETE;
import static heed.http.Route.Verb.GET;
import static heed.http.Route.Verb.POST;
import static heed.http.Route.Verb.PUT;

import heed.http.Addresses;
import heed.http.Answers;
import heed.http.Bodies;
import heed.http.ETags;
import heed.http.Frame;
import heed.http.Idempotency;
import heed.http.JsonFields;
import heed.http.Listing;
import heed.http.Query;
import heed.http.Route;
import heed.loop.KeepingTemplates;
import heed.loop.Milestone;
import heed.loop.OurTemplates;
import heed.loop.OwnTemplate;
import heed.loop.PreviewingTemplates;
import heed.loop.TemplateStore;
import heed.loop.template.Template;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Fields;
import heed.platform.Language;
import heed.platform.Refused;
import heed.platform.Versioned;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The texts by which customers are told, in the company's own words or in ours.
final class TemplateRoutes {
  private static final String ONE = "/api/v1/templates/{milestone}/{language}";

  static final Map<String, Language> LANGUAGES = new LinkedHashMap<>();

  static {
    for (var language : Language.values()) {
      LANGUAGES.put(language.tag(), language);
    }
  }

  /// @param own whether it is the company's own
  record Shown(String milestone, String language, String text, boolean own) {}

  private final Frame frame;
  private final TemplateStore templates;
  private final KeepingTemplates keeping;
  private final PreviewingTemplates previewing;

  TemplateRoutes(Frame frame, TemplateStore templates, PreviewingTemplates previewing) {
    this.frame = frame;
    this.templates = templates;
    this.keeping = new KeepingTemplates(templates);
    this.previewing = previewing;
  }

  List<Route> routes() {
    var callers = frame.callers();
    return List.of(
        Route.of(GET, "/api/v1/templates", Role.CSM, callers, this::list),
        Route.of(GET, ONE, Role.CSM, callers, this::show),
        Route.of(PUT, ONE, Role.PM, callers, this::put),
        Route.of(DELETE, ONE, Role.PM, callers, this::remove),
        Route.of(POST, "/api/v1/templates/preview", Role.CSM, callers, this::preview));
  }

  private void list(Context context, Caller caller) {
    Query.of(context);
    var own = frame.database().read(templates::all);
    var items = new ArrayList<Shown>();
    for (var milestone : Milestone.values()) {
      for (var language : Language.values()) {
        items.add(
            shown(
                milestone,
                language,
                own.stream()
                    .filter(each ->
                        each.value().milestone() == milestone
                            && each.value().language() == language)
                    .findFirst()));
      }
    }
    Answers.json(context, 200, Listing.page(items, null));
  }

  private void show(Context context, Caller caller) {
    Query.of(context);
    var milestone = milestone(context);
    var language = language(context);
    var own = frame.database().read(handle -> templates.find(handle, milestone, language));
    if (!ETags.known(context, ETags.of(own.map(Versioned::version).orElse(0L)))) {
      Answers.json(context, 200, shown(milestone, language, own));
    }
  }

  private void put(Context context, Caller caller) {
    Query.of(context);
    var milestone = milestone(context);
    var language = language(context);
    var sent = JsonFields.of(Bodies.json(context));
    var fields = new Fields(sent, frame.currency());
    sent.refuseOthers(fields, List.of("text", "milestone", "language", "own"));
    var template = new OwnTemplate(milestone, language, text(fields));
    fields.refuseProblems();
    var kept =
        frame.change(
            context,
            caller,
            handle -> templates.find(handle, milestone, language).map(Versioned::version),
            transaction -> keeping.put(transaction, template, caller));
    context.header("ETag", ETags.of(kept.version()));
    Answers.json(
        context, 200, new Shown(milestone.word(), language.tag(), kept.value().text(), true));
  }

  private void remove(Context context, Caller caller) {
    Query.of(context);
    var milestone = milestone(context);
    var language = language(context);
    frame.write(
        caller,
        transaction -> {
          keeping.remove(transaction, milestone, language, caller);
          return true;
        });
    Answers.nothing(context);
  }

  private void preview(Context context, Caller caller) {
    Query.of(context);
    var body = Bodies.json(context);
    var sent = JsonFields.of(body);
    var fields = new Fields(sent, frame.currency());
    sent.refuseOthers(fields, List.of("text", "milestone", "language", "account", "feature"));
    var text = text(fields);
    var milestone = required(fields, "milestone", Milestone.BY_WORD, Milestone.PLANNED);
    var language = required(fields, "language", LANGUAGES, Language.ENGLISH);
    var account = fields.given("account") ? fields.key("account") : null;
    var feature = fields.given("feature") ? fields.key("feature") : null;
    fields.refuseProblems();
    var wish = new PreviewingTemplates.Wish(text, milestone, language, account, feature);
    var preview = frame.database().read(handle -> previewing.of(handle, wish, frame.today()));
    frame.idempotency().answer(context, caller, body, Idempotency.Answer.of(200, preview));
  }

  private static String text(Fields fields) {
    var text = fields.text("text", Template.LONGEST);
    if (text == null && !fields.refused("text")) {
      fields.refuse("text", "Text is missing: the template.");
    }
    return text == null ? "?" : text;
  }

  private static <T> T required(Fields fields, String name, Map<String, T> words, T standIn) {
    var value = fields.oneOf(name, words);
    if (value == null && !fields.refused(name)) {
      fields.refuse(
          name, Fields.label(name) + " is missing: " + String.join(", ", words.keySet()) + ".");
    }
    return value == null ? standIn : value;
  }

  private static Milestone milestone(Context context) {
    var word = Addresses.part(context, "milestone");
    return Optional.ofNullable(Milestone.BY_WORD.get(word))
        .orElseThrow(() -> Refused.notFound("milestone", word));
  }

  private static Language language(Context context) {
    var tag = Addresses.part(context, "language");
    return Language.of(tag).orElseThrow(() -> Refused.notFound("language", tag));
  }

  private static Shown shown(
      Milestone milestone, Language language, Optional<Versioned<OwnTemplate>> own) {
    return new Shown(
        milestone.word(),
        language.tag(),
        own.map(each -> each.value().text())
            .orElseGet(() -> OurTemplates.text(milestone, language)),
        own.isPresent());
  }
}
