package heed.pages.whatif;

import heed.pages.frame.Amount;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.pages.whatif.WhatIfView.Dials;
import heed.pages.whatif.WhatIfView.Result;
import heed.pages.whatif.WhatIfView.Row;
import heed.pages.whatif.WhatIfView.Slider;
import heed.platform.Phrases;
import heed.ranking.OtherRule;
import heed.ranking.Ranking;
import heed.ranking.ScoringPolicy;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Puts a policy that is tried out beside the one in force.
final class WhatIf {
  /// As many as people look at while they turn; the rest is a click away.
  static final int FEW = 40;

  private final Voice voice;
  private final Phrases says;
  private final Ranking today;
  private final Ranking tried;

  WhatIf(Voice voice, Ranking today, Ranking tried) {
    this.voice = voice;
    this.says = voice.on("whatif");
    this.today = today;
    this.tried = tried;
  }

  /// The sliders, as tried, beside what is in force.
  static List<Dials> dials(Voice voice, ScoringPolicy tried, ScoringPolicy inForce) {
    var says = voice.on("whatif");
    var numbers = new PolicyNumbers(tried);
    var now = new PolicyNumbers(inForce);
    return Arrays.stream(Dial.Group.values())
        .map(group ->
            new Dials(
                says.say("group." + group.word),
                group.dials().stream()
                    .map(dial -> slider(voice, dial, dial.of(numbers), dial.of(now)))
                    .toList()))
        .toList();
  }

  /// @param more where all are shown, when some are left out
  Result result(Optional<OtherRule> method, boolean all, String more) {
    var others = method.map(rule -> rule.ranks(tried)).orElse(null);
    var shown = all ? tried.count() : Math.min(FEW, tried.count());
    var moved =
        (int)
            IntStream.rangeClosed(1, tried.count())
                .filter(rank -> today.rankOf(tried.feature(rank)) != rank)
                .count();
    var word = method.map(OtherRule::word).orElse(null);
    return new Result(
        headline(moved),
        says.say("sentence", moved, tried.count(), voice.day(tried.asOf())),
        word == null ? null : says.say("method." + word + ".column"),
        word == null ? null : says.say("method." + word + ".counts"),
        word == null ? null : says.say("method." + word + ".blind"),
        IntStream.rangeClosed(1, shown).mapToObj(rank -> row(rank, others)).toList(),
        shown < tried.count() ? more : null,
        !today.policy().equals(tried.policy()));
  }

  private String headline(int moved) {
    if (tried.count() == 0) {
      return says.say("headline.none");
    }
    if (today.policy().equals(tried.policy())) {
      return says.say("headline.today");
    }
    var first = title(tried);
    var before = title(today);
    if (!first.equals(before)) {
      return says.say("headline.instead", first, before, moved);
    }
    return moved == 0
        ? says.say("headline.nothing", first)
        : says.say("headline.stays", first, moved);
  }

  private static String title(Ranking ranking) {
    return Spoken.text(ranking.book().feature(ranking.feature(1)).title());
  }

  private Row row(int rank, int @Nullable [] others) {
    var book = tried.book();
    var feature = tried.feature(rank);
    var before = today.rankOf(feature);
    var up = before - rank;
    var move = up > 0 ? "up" : up < 0 ? "down" : "same";
    return new Row(
        rank,
        before,
        move,
        says.say("moved." + move, Math.abs(up)),
        Spoken.text(book.feature(feature).title()),
        Links.feature(book.feature(feature)),
        Amount.of(book.currency(), tried.priority(rank)),
        Amount.of(book.currency(), today.priority(before)),
        others == null ? null : others[rank]);
  }

  @SuppressWarnings("EnumOrdinal") // the severities stand one after another
  private static Slider slider(Voice voice, Dial dial, BigDecimal value, BigDecimal today) {
    var says = voice.on("whatif");
    return new Slider(
        dial.name,
        dial.group == Dial.Group.SEVERITY && dial != Dial.NON_CORE
            ? says.say(
                "dial.severity",
                dial.ordinal() - Dial.SEVERITY_1.ordinal() + 1,
                severity(voice, dial))
            : says.say("dial." + dial.name),
        says.say("hint." + dial.name),
        says.say("unit." + dial.unit.word),
        value.toPlainString(),
        today.toPlainString(),
        plain(dial.least),
        plain(dial.most),
        plain(dial.sliderMost),
        plain(dial.step),
        dial.unit == Dial.Unit.DAYS ? "1" : "any",
        value.compareTo(today) != 0);
  }

  @SuppressWarnings("EnumOrdinal") // the severities stand one after another
  private static String severity(Voice voice, Dial dial) {
    return voice.severity(dial.ordinal() - Dial.SEVERITY_1.ordinal() + 1);
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
