package heed.pages.whatif;

import heed.http.Query;
import heed.http.Route;
import heed.pages.frame.Desk;
import heed.pages.frame.Done;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.pages.whatif.WhatIfView.Version;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.FieldError;
import heed.platform.Phrases;
import heed.platform.Refused;
import heed.ranking.NumberedPolicy;
import heed.ranking.PolicyAdopted;
import heed.ranking.PolicyStore;
import heed.ranking.ScoringPolicy;
import heed.ranking.UrgencyPoint;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the company believes, number by number, and how it came to believe it.
final class PolicyPage {
  static final String PAGE = "/policy";
  static final String ADOPT = PAGE + "/adopt";

  private final Desk desk;
  private final PolicyStore policies = new PolicyStore();

  PolicyPage(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(desk.get(PAGE, Role.CSM, this::show), desk.post(ADOPT, Role.PM, this::adopt));
  }

  private void show(Context context, Caller caller) {
    Query.of(context);
    var voice = desk.voice(context);
    var says = voice.on("whatif");
    var history = desk.house().database().read(policies::history);
    var inForce = history.isEmpty() ? NumberedPolicy.DEFAULT : history.getFirst().policy();
    var names = desk.names();
    var versions = new ArrayList<Version>();
    for (var at = 0; at < history.size(); at++) {
      var before = at + 1 < history.size() ? history.get(at + 1).policy() : NumberedPolicy.DEFAULT;
      versions.add(version(voice, history.get(at), before.policy(), inForce.version(), names));
    }
    versions.add(ours(says, inForce.version()));
    var view =
        new WhatIfView.Policy(
            says.say("policy.headline", inForce.version()),
            says.say("policy.sentence"),
            WhatIf.dials(voice, inForce.policy(), ScoringPolicy.DEFAULT),
            curve(says, inForce.policy()),
            versions,
            caller.may(Role.PM));
    desk.page(context, caller, "what-if", "whatif/policy.jte", view);
  }

  private void adopt(Context context, Caller caller) {
    var form = desk.form(context);
    var says = desk.voice(context).on("whatif");
    var fields = form.fields(desk.currency());
    var reason = fields.text("reason", PolicyStore.LONGEST_REASON);
    fields.refuseProblems();
    if (reason == null) {
      throw Refused.fields(List.of(new FieldError("reason", says.say("reason.missing"))));
    }
    var again = number(form.text("version"), says);
    var over = number(form.text("over"), says);
    var policy =
        desk.house()
            .rankings()
            .policy(again)
            .orElseThrow(() -> Refused.notFound("policy version", Long.toString(again)));
    var kept =
        desk.write(
            caller, transaction -> policies.adopt(transaction, policy.policy(), over, reason));
    desk.went(context, PAGE, Done.of(says.say("adopted.again", again, kept.value().version())));
  }

  private static long number(Optional<String> text, Phrases says) {
    return text.filter(digits -> digits.matches("[0-9]{1,9}"))
        .map(Long::parseLong)
        .orElseThrow(
            () -> Refused.fields(List.of(new FieldError("version", says.say("over.missing")))));
  }

  private static Version version(
      Voice voice,
      PolicyAdopted adopted,
      ScoringPolicy before,
      long inForce,
      Map<String, String> names) {
    var number = adopted.policy().version();
    return new Version(
        number,
        number == inForce,
        Spoken.text(Objects.requireNonNullElse(names.get(adopted.actor()), adopted.actor())),
        voice.moment(adopted.atMs()),
        adopted.reason() == null ? null : Spoken.text(adopted.reason()),
        changes(voice, before, adopted.policy().policy()),
        WhatIfRoutes.PAGE + "?version=" + number,
        again(number, inForce));
  }

  private static Version ours(Phrases says, long inForce) {
    var number = NumberedPolicy.DEFAULT.version();
    return new Version(
        number,
        number == inForce,
        null,
        null,
        says.say("policy.ours"),
        List.of(),
        WhatIfRoutes.PAGE + "?version=" + number,
        again(number, inForce));
  }

  private static Map<String, String> again(long number, long inForce) {
    return Map.of("version", Long.toString(number), "over", Long.toString(inForce));
  }

  private static List<String> changes(Voice voice, ScoringPolicy before, ScoringPolicy after) {
    var says = voice.on("whatif");
    var changes = new ArrayList<String>();
    for (var dials : WhatIf.dials(voice, after, before)) {
      for (var slider : dials.sliders()) {
        if (slider.changed()) {
          changes.add(
              says.say(
                  "policy.change", slider.label(), slider.today(), slider.value(), slider.unit()));
        }
      }
    }
    if (!before.urgency().equals(after.urgency()) && !(isOurs(before) && isOurs(after))) {
      changes.add(says.say("policy.change.curve", curve(says, before), curve(says, after)));
    }
    return changes;
  }

  /// Whether the three days of the dials say all of the curve.
  private static boolean isOurs(ScoringPolicy policy) {
    return days(policy).equals(days(ScoringPolicy.DEFAULT));
  }

  private static List<Integer> days(ScoringPolicy policy) {
    return policy.urgency().stream().map(UrgencyPoint::days).toList();
  }

  private static String curve(Phrases says, ScoringPolicy policy) {
    return policy.urgency().stream()
        .map(point -> says.say("policy.point", point.days(), Spoken.number(point.share() * 100, 2)))
        .collect(Collectors.joining(says.say("policy.point.between")));
  }
}
