package heed.ranking;

import heed.account.Account;
import heed.account.Lifecycle;
import heed.platform.Currency;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What an account is expected to take with it and the product could prevent, with the factors that
/// multiply up to it: ARR at risk × chance of loss × preventable share × urgency. Money is in major
/// units a year.
///
/// @param arr annual recurring revenue
/// @param arrAtRisk the same, but 0 for prospects and churned accounts, which have none to lose
/// @param health 0 to 100; null when unknown
/// @param chanceOfLoss 0 to 1
/// @param preventableShare 0 to 1
/// @param amount the product of the factors
/// @param sumWeights sum of the weights of the account's open asks; 0 for churned accounts
public record Stake(
    double arr,
    double arrAtRisk,
    @Nullable Integer health,
    double chanceOfLoss,
    double preventableShare,
    Decision decision,
    double amount,
    double sumWeights) {

  static Stake of(
      Account account, Currency currency, ScoringPolicy policy, LocalDate asOf, double sumWeights) {
    var arr = currency.major(account.arrMinor());
    var atRisk = account.lifecycle() == Lifecycle.CUSTOMER ? arr : 0;
    var chance = policy.chanceOfLoss(account.health());
    var decision = Decision.of(account.renewalDate(), policy, asOf);
    var amount = atRisk * chance * policy.preventableShare() * decision.urgency();
    return new Stake(
        arr,
        atRisk,
        account.health(),
        chance,
        policy.preventableShare(),
        decision,
        amount,
        sumWeights);
  }
}
