package heed.pages;

import heed.account.Account;
import heed.loop.Promise;
import heed.platform.Currency;
import heed.ranking.Decision;
import heed.ranking.Stake;
import java.time.LocalDate;

/// What is said about an account in sentences. For readers who may see money only.
final class AccountWords {
  private AccountWords() {}

  /// What is at stake, and by when.
  static String stake(Account account, Stake stake, Currency currency, LocalDate today) {
    var name = Spoken.text(account.name());
    return switch (account.lifecycle()) {
      case CHURNED -> name + " has left. What they asked for stays readable and counts nothing.";
      case PROSPECT ->
          name
              + " is a prospect: there is no revenue to lose yet, and what they would pay more"
              + " for counts as growth.";
      case CUSTOMER ->
          (stake.arrAtRisk() == 0
                  ? name + " pays nothing today, so nothing is at stake."
                  : worth(name, stake, currency))
              + " "
              + decides(stake.decision(), today);
    };
  }

  private static String worth(String name, Stake stake, Currency currency) {
    return "Of the "
        + currency.brief(stake.arr())
        + " that "
        + name
        + " pays a year, "
        + currency.brief(stake.amount())
        + " is at stake: what they are expected to take with them, and the product could prevent."
        + (stake.health() == null
            ? " Their health is unknown, so the chance that the policy names is reckoned with."
            : "");
  }

  private static String decides(Decision decision, LocalDate today) {
    var day = decision.date();
    if (day == null) {
      return "When they renew is unknown.";
    }
    return decision.now()
        ? "They are deciding now."
        : "They decide " + Spoken.distance(today, day) + ".";
  }

  /// What became of a promise.
  static String became(Promise promise, LocalDate today) {
    return switch (promise.state(today)) {
      case KEPT -> "kept";
      case OPEN -> "still holds, due " + Spoken.distance(today, promise.promisedDate());
      case BROKEN -> broken(promise);
    };
  }

  private static String broken(Promise promise) {
    var shipped = promise.shippedDate();
    if (shipped != null) {
      return "came later, on "
          + Spoken.day(shipped)
          + (promise.heardSince() ? "" : ", and they have not heard that");
    }
    return promise.heardSince()
        ? "did not hold; they have heard newer word since"
        : "no longer holds, and they have not heard that";
  }
}
