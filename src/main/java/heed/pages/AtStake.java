package heed.pages;

import heed.pages.WhyView.Factor;
import heed.platform.Currency;
import heed.ranking.Stake;
import java.util.List;

/// How the stake of an account comes about, as a line of factors. For readers who may see money
/// only.
final class AtStake {
  private static final int DIGITS = 4;

  private AtStake() {}

  static WhyView.Line line(Stake stake, Currency currency) {
    var health = stake.health();
    return new WhyView.Line(
        "At stake",
        List.of(
            new Factor(
                currency.exact(stake.arrAtRisk()), "ARR", Double.toString(stake.arrAtRisk())),
            share(
                stake.chanceOfLoss(),
                health == null
                    ? "chance of loss, health unknown"
                    : "chance of loss at health " + health),
            share(stake.preventableShare(), "preventable"),
            new Factor(
                Spoken.number(stake.decision().urgency(), DIGITS),
                urgency(stake),
                Double.toString(stake.decision().urgency()))),
        currency.exact(stake.amount()));
  }

  private static Factor share(double share, String words) {
    return new Factor(Spoken.percent(share, 2), words, Double.toString(share));
  }

  private static String urgency(Stake stake) {
    var decision = stake.decision();
    if (decision.now()) {
      return "urgency, deciding now";
    }
    return decision.days() == null
        ? "urgency, renewal unknown"
        : "urgency, decides in " + Spoken.count(decision.days(), "day");
  }
}
