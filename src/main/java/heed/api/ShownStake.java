package heed.api;

import heed.platform.Currency;
import heed.ranking.Stake;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The stake of an account with the factors that multiply up to it: amount = ARR at risk × chance
/// of loss × preventable share × urgency.
///
/// @param arrAtRisk 0 for prospects and churned accounts
/// @param chanceOfLoss 0 to 1, as are the share and the urgency
/// @param nextRenewalDate the renewal, moved on by whole years until it is not over
/// @param decidingNow whether the decision date is reached and the renewal is not over
/// @param sumWeights sum of the weights of the account's open asks
record ShownStake(
    BigDecimal amount,
    BigDecimal arrAtRisk,
    @Nullable Integer health,
    BigDecimal chanceOfLoss,
    BigDecimal preventableShare,
    BigDecimal urgency,
    @Nullable LocalDate renewalDate,
    @Nullable LocalDate nextRenewalDate,
    @Nullable LocalDate decisionDate,
    @Nullable Integer daysToDecision,
    boolean decidingNow,
    BigDecimal sumWeights) {

  static ShownStake of(Stake stake, Currency currency) {
    var decision = stake.decision();
    return new ShownStake(
        Numbers.computed(currency, stake.amount()),
        Numbers.computed(currency, stake.arrAtRisk()),
        stake.health(),
        Backlog.share(stake.chanceOfLoss()),
        Backlog.share(stake.preventableShare()),
        Backlog.share(decision.urgency()),
        decision.renewal(),
        decision.nextRenewal(),
        decision.date(),
        decision.days(),
        decision.now(),
        Backlog.share(stake.sumWeights()));
  }
}
