package heed.pages.why;

import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.pages.why.WhyView.Factor;
import heed.platform.Currency;
import heed.platform.Phrases;
import heed.ranking.Stake;
import java.util.List;

/// How the stake of an account comes about, as a line of factors. For readers who may see money
/// only.
public final class AtStake {
  private static final int DIGITS = 4;

  private final Currency currency;
  private final Voice voice;
  private final Phrases says;

  public AtStake(Currency currency, Voice voice) {
    this.currency = currency;
    this.voice = voice;
    this.says = voice.on("why");
  }

  /// What of an account is at stake, and what it is made of.
  ///
  /// @param stale whether the health is too old to be believed, which is said where it counts
  public WhyView.Line line(Stake stake, boolean stale) {
    return new WhyView.Line(
        says.say("line.stake"),
        List.of(
            new Factor(
                currency.exact(stake.arrAtRisk()),
                says.say("factor.arr"),
                Double.toString(stake.arrAtRisk())),
            share(stake.chanceOfLoss(), loss(stake, stale)),
            share(stake.preventableShare(), says.say("factor.preventable")),
            new Factor(
                Spoken.number(stake.decision().urgency(), DIGITS),
                urgency(stake),
                Double.toString(stake.decision().urgency()))),
        currency.exact(stake.amount()));
  }

  private String loss(Stake stake, boolean stale) {
    var health = stake.health();
    return health == null
        ? says.say("factor.loss.unknown")
        : says.say(stale ? "factor.loss.stale" : "factor.loss", health.toString());
  }

  private Factor share(double share, String words) {
    return new Factor(voice.percent(share, 2), words, Double.toString(share));
  }

  private String urgency(Stake stake) {
    var decision = stake.decision();
    if (decision.now()) {
      return says.say("factor.urgency.now");
    }
    return decision.days() == null
        ? says.say("factor.urgency.unknown")
        : says.say("factor.urgency", decision.days());
  }
}
