package heed.pages;

import heed.pages.WhyView.Factor;
import heed.platform.Currency;
import heed.platform.Phrases;
import heed.ranking.Stake;
import java.util.List;

/// How the stake of an account comes about, as a line of factors. For readers who may see money
/// only.
final class AtStake {
  private static final int DIGITS = 4;

  private AtStake() {}

  /// In English, for pages that do not speak to their reader yet.
  static WhyView.Line line(Stake stake, Currency currency) {
    return line(stake, currency, Voice.usual());
  }

  static WhyView.Line line(Stake stake, Currency currency, Voice voice) {
    var says = voice.on("why");
    var health = stake.health();
    return new WhyView.Line(
        says.say("line.stake"),
        List.of(
            new Factor(
                currency.exact(stake.arrAtRisk()),
                says.say("factor.arr"),
                Double.toString(stake.arrAtRisk())),
            share(
                voice,
                stake.chanceOfLoss(),
                health == null
                    ? says.say("factor.loss.unknown")
                    : says.say("factor.loss", health.toString())),
            share(voice, stake.preventableShare(), says.say("factor.preventable")),
            new Factor(
                Spoken.number(stake.decision().urgency(), DIGITS),
                urgency(stake, says),
                Double.toString(stake.decision().urgency()))),
        currency.exact(stake.amount()));
  }

  private static Factor share(Voice voice, double share, String words) {
    return new Factor(voice.percent(share, 2), words, Double.toString(share));
  }

  private static String urgency(Stake stake, Phrases says) {
    var decision = stake.decision();
    if (decision.now()) {
      return says.say("factor.urgency.now");
    }
    return decision.days() == null
        ? says.say("factor.urgency.unknown")
        : says.say("factor.urgency", decision.days());
  }
}
