package heed.pages.whatif;

import heed.http.Addresses;
import heed.http.Query;
import heed.http.Route;
import heed.pages.frame.Choice;
import heed.pages.frame.Complaints;
import heed.pages.frame.Desk;
import heed.pages.frame.Done;
import heed.pages.frame.Form;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import heed.ranking.NumberedPolicy;
import heed.ranking.OtherRule;
import heed.ranking.PolicyStore;
import io.javalin.http.Context;
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

  /// What somebody tries, and how they look at it.
  ///
  /// @param sent what they say of a field
  /// @param from where they start, when that is not the policy in force
  private record Asked(
      Function<String, Optional<String>> sent,
      Optional<NumberedPolicy> from,
      Optional<OtherRule> method,
      boolean all) {}

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
    var asked =
        new Asked(
            query::text,
            query.whole("version", 1, Integer.MAX_VALUE).map(this::version),
            method,
            all);
    var view = view(context, caller, asked, Complaints.NONE);
    if (Desk.wantsPart(context)) {
      desk.part(context, 200, "whatif/result.jte", Map.of("view", view.result()));
      return;
    }
    desk.page(context, caller, "what-if", "whatif/whatif.jte", view);
  }

  private WhatIfView view(Context context, Caller caller, Asked asked, Complaints complaints) {
    var voice = desk.voice(context);
    var rankings = desk.house().rankings();
    var inForce = rankings.policy();
    var trial = Trial.of(asked.sent, asked.from.orElse(inForce).policy(), voice.on("whatif"));
    var today = desk.ranking();
    var tried =
        trial.policy().equals(inForce.policy())
            ? today
            : rankings.preview(trial.policy(), today.asOf());
    return new WhatIfView(
        WhatIf.dials(voice, trial.policy(), inForce.policy()),
        trial.retentionFirst(),
        caller.may(Role.PM),
        inForce.version(),
        asked.from.map(NumberedPolicy::version).map(Object::toString).orElse(""),
        Spoken.text(asked.sent.apply("reason").orElse("")),
        complaints,
        methods(voice, asked.method),
        new WhatIf(voice, today, tried)
            .result(asked.method, asked.all, address(asked.sent) + "all=yes"));
  }

  /// Puts the trial in force, or shows it again with what is wrong, compared with what is in force
  /// by now.
  private void adopt(Context context, Caller caller) {
    var form = desk.form(context);
    var from = number(form.text("version")).map(this::version);
    Done done;
    try {
      done = adopted(form, from, caller, desk.voice(context));
    } catch (Refused refused) {
      var method = form.text("method").map(METHODS::get);
      var view = view(context, caller, new Asked(form::text, from, method, false), about(refused));
      var status = refused.kind() == Refused.Kind.STALE ? 412 : 400;
      desk.page(context, status, caller, "what-if", "whatif/whatif.jte", view);
      return;
    }
    desk.went(context, PAGE, done);
  }

  private Done adopted(Form form, Optional<NumberedPolicy> from, Caller caller, Voice voice) {
    var says = voice.on("whatif");
    var fields = form.fields(desk.currency());
    var reason = fields.text("reason", PolicyStore.LONGEST_REASON);
    fields.refuseProblems();
    if (reason == null) {
      throw Refused.field("reason", says.say("reason.missing"));
    }
    var before =
        number(form.text("over"))
            .map(this::version)
            .orElseThrow(() -> Refused.field("reason", says.say("over.missing")));
    var trial = Trial.of(form::text, from.orElse(before).policy(), says);
    var kept =
        desk.write(
            caller,
            transaction -> policies.adopt(transaction, trial.policy(), before.version(), reason));
    var now = kept.value().version();
    return now == before.version()
        ? Done.of(says.say("adopted.same", now))
        : Done.of(
            says.say("adopted", now),
            PolicyPage.ADOPT,
            Map.of(
                "version", Long.toString(before.version()),
                "over", Long.toString(now),
                "reason", says.say("undone", now)));
  }

  private static Complaints about(Refused refused) {
    return refused.kind() == Refused.Kind.STALE
        ? new Complaints(Map.of("reason", Spoken.text(refused.sentence())))
        : Complaints.of(refused, "reason");
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
        .map(name -> name + "=" + Addresses.value(sent.apply(name).get()) + "&")
        .collect(Collectors.joining("", PAGE + "?", ""));
  }
}
