package heed.pages.whatif;

import heed.pages.frame.Spoken;
import heed.platform.FieldError;
import heed.platform.Phrases;
import heed.platform.Refused;
import heed.ranking.ScoringPolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A policy as somebody turned its dials: where nothing was said, as another policy has it.
///
/// @param retentionFirst whether the one switch is on, which holds whatever the slider says
record Trial(ScoringPolicy policy, boolean retentionFirst) {
  /// The chance that growth counts with when retention comes first, in percent; see "Why this and
  /// not something else" in `docs/scoring.md`.
  static final BigDecimal RETENTION_FIRST = BigDecimal.TEN;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}(?:\\.[0-9]{1,6})?");

  /// @param sent what was said of a field
  /// @throws Refused with every number that is none or out of its limits
  static Trial of(Function<String, Optional<String>> sent, ScoringPolicy otherwise, Phrases says) {
    var numbers = new PolicyNumbers(otherwise);
    var problems = new ArrayList<FieldError>();
    for (var dial : Dial.values()) {
      sent.apply(dial.name)
          .ifPresent(text -> {
            var value = NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
            if (value != null && dial.takes(value)) {
              dial.set(numbers, value);
            } else {
              problems.add(new FieldError(dial.name, wrong(dial, text, says)));
            }
          });
    }
    if (!problems.isEmpty()) {
      throw Refused.fields(problems);
    }
    var retentionFirst = sent.apply("retention").filter("first"::equals).isPresent();
    if (retentionFirst) {
      Dial.EXPANSION_CHANCE.set(numbers, RETENTION_FIRST);
    }
    return new Trial(numbers.policy(), retentionFirst);
  }

  private static String wrong(Dial dial, String text, Phrases says) {
    return says.say(
        "wrong",
        dial.group == Dial.Group.SEVERITY && dial != Dial.NON_CORE
            ? says.say("field.severity", dial.name.substring("severity".length()))
            : says.say("dial." + dial.name),
        BigDecimal.valueOf(dial.least).stripTrailingZeros().toPlainString(),
        BigDecimal.valueOf(dial.most).stripTrailingZeros().toPlainString(),
        says.say("unit." + dial.unit.word),
        Spoken.text(text));
  }
}
