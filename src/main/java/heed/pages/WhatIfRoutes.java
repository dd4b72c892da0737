package heed.pages;

import heed.http.Query;
import heed.http.Route;
import heed.pages.BacklogView.Choice;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.FieldError;
import heed.platform.Refused;
import heed.ranking.NumberedPolicy;
import heed.ranking.OtherRule;
import heed.ranking.PolicyStore;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What if other numbers held? Tried by everybody who may see money, put in force by a PM. Nothing
/// is stored before.
final class WhatIfRoutes {
  static final String PAGE = "/what-if";

  private static final Map<String, Boolean> YES = Map.of("yes", true);
  private static final Map<String, Boolean> FIRST = Map.of("first", true);
  private static final Map<String, OtherRule> METHODS =
      Arrays.stream(OtherRule.values()).collect(Collectors.toMap(OtherRule::word, rule -> rule));

  private final Desk desk;
  private final PolicyStore policies = new PolicyStore();

  WhatIfRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(desk.get(PAGE, Role.CSM, this::show), desk.post(PAGE, Role.PM, this::adopt));
  }

  private void show(Context context, Caller caller) {
    var query =
        Query.of(
            context,
            Stream.concat(
                    Stream.of("retention", "method", "all", "version", "over", "reason"),
                    Arrays.stream(Dial.values()).map(dial -> dial.name))
                .toArray(String[]::new));
    query.oneOf("retention", FIRST);
    var method = query.oneOf("method", METHODS);
    var all = query.oneOf("all", YES).isPresent();
    var voice = desk.voice(context);
    var rankings = desk.house().rankings();
    var inForce = rankings.policy();
    var from = query.whole("version", 1, Integer.MAX_VALUE).map(this::version);
    var trial = Trial.of(query::text, from.orElse(inForce).policy(), voice.on("whatif"));
    var today = desk.ranking();
    var tried =
        trial.policy().equals(inForce.policy())
            ? today
            : rankings.preview(trial.policy(), today.asOf());
    var result =
        new WhatIf(voice, today, tried).result(method, all, address(query::text) + "all=yes");
    if (Desk.wantsPart(context)) {
      desk.part(context, 200, "whatifresult.jte", Map.of("view", result));
      return;
    }
    var view =
        new WhatIfView(
            WhatIf.dials(voice, trial.policy(), inForce.policy()),
            trial.retentionFirst(),
            caller.may(Role.PM),
            inForce.version(),
            from.map(NumberedPolicy::version).map(Object::toString).orElse(""),
            query.text("reason").orElse(""),
            methods(voice, method),
            result);
    desk.page(context, caller, "what-if", "whatif.jte", view);
  }

  private void adopt(Context context, Caller caller) {
    var form = desk.form(context);
    var voice = desk.voice(context);
    var says = voice.on("whatif");
    var over = number(form.text("over"));
    var fields = form.fields(desk.currency());
    var reason = fields.text("reason", PolicyStore.LONGEST_REASON);
    fields.refuseProblems();
    var before = over.map(this::version).orElse(null);
    if (before == null || reason == null) {
      throw Refused.fields(
          List.of(
              before == null
                  ? new FieldError("over", says.say("over.missing"))
                  : new FieldError("reason", says.say("reason.missing"))));
    }
    var from = number(form.text("version")).map(this::version).orElse(before);
    var trial = Trial.of(form::text, from.policy(), says);
    var kept =
        desk.write(
            caller,
            transaction -> policies.adopt(transaction, trial.policy(), before.version(), reason));
    var now = kept.value().version();
    var done =
        now == before.version()
            ? Done.of(says.say("adopted.same", now))
            : Done.of(
                says.say("adopted", now),
                PolicyPage.ADOPT,
                Map.of(
                    "version", Long.toString(before.version()),
                    "over", Long.toString(now),
                    "reason", says.say("undone", now)));
    desk.went(context, PAGE, done);
  }

  private static Optional<Integer> number(Optional<String> text) {
    return text.filter(digits -> digits.matches("[0-9]{1,9}")).map(Integer::parseInt);
  }

  private NumberedPolicy version(int number) {
    return desk.house()
        .rankings()
        .policy(number)
        .orElseThrow(() -> Refused.notFound("policy version", Integer.toString(number)));
  }

  private static List<Choice> methods(Voice voice, Optional<OtherRule> chosen) {
    var says = voice.on("whatif");
    var choices = new ArrayList<Choice>();
    choices.add(new Choice("", says.say("method.none"), chosen.isEmpty()));
    for (var rule : OtherRule.values()) {
      choices.add(
          new Choice(
              rule.word(), says.say("method." + rule.word()), chosen.equals(Optional.of(rule))));
    }
    return choices;
  }

  /// The address of this trial, ready for another parameter.
  private static String address(Function<String, Optional<String>> sent) {
    return Stream.concat(
            Stream.of("retention", "method", "version"),
            Arrays.stream(Dial.values()).map(dial -> dial.name))
        .filter(name -> sent.apply(name).isPresent())
        .map(name ->
            name + "=" + URLEncoder.encode(sent.apply(name).get(), StandardCharsets.UTF_8) + "&")
        .collect(Collectors.joining("", PAGE + "?", ""));
  }
}
