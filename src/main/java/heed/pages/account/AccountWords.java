package heed.pages.account;

import heed.account.Account;
import heed.account.Lifecycle;
import heed.loop.Promise;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.platform.Currency;
import heed.platform.Phrases;
import heed.ranking.Decision;
import heed.ranking.Stake;
import java.time.LocalDate;

/// What is said about an account in sentences. For readers who may see money only.
final class AccountWords {
  private final Voice voice;
  private final Phrases says;
  private final Currency currency;
  private final LocalDate today;

  AccountWords(Voice voice, Currency currency, LocalDate today) {
    this.voice = voice;
    this.says = voice.on("account");
    this.currency = currency;
    this.today = today;
  }

  /// What is at stake, and by when.
  String stake(Account account, Stake stake, boolean stale) {
    var name = Spoken.text(account.name());
    return switch (account.lifecycle()) {
      case CHURNED -> says.say("stake.churned", name);
      case PROSPECT -> says.say("stake.prospect", name);
      case CUSTOMER ->
          says.say(
              "join",
              stake.arrAtRisk() == 0 ? says.say("stake.nothing", name) : worth(name, stake, stale),
              decides(stake.decision()));
    };
  }

  private String worth(String name, Stake stake, boolean stale) {
    var worth =
        says.say("stake.worth", currency.brief(stake.arr()), name, currency.brief(stake.amount()));
    if (stake.health() != null && !stale) {
      return worth;
    }
    return says.say("join", worth, says.say(stale ? "stake.stale" : "stake.unknown"));
  }

  private String decides(Decision decision) {
    var day = decision.date();
    if (day == null) {
      return says.say("decides.unknown");
    }
    return decision.now()
        ? says.say("decides.now")
        : says.say("decides.at", voice.distance(today, day));
  }

  /// What became of a promise.
  String became(Promise promise) {
    return switch (promise.state(today)) {
      case KEPT -> says.say("promise.kept");
      case OPEN -> says.say("promise.open", voice.distance(today, promise.promisedDate()));
      case BROKEN -> broken(promise);
    };
  }

  private String broken(Promise promise) {
    var shipped = promise.shippedDate();
    if (shipped != null) {
      return says.say(
          promise.heardSince() ? "promise.late" : "promise.late.unheard", voice.day(shipped));
    }
    return says.say(promise.heardSince() ? "promise.newer" : "promise.broken");
  }

  static String lifecycle(Lifecycle lifecycle, Phrases says) {
    return says.say("lifecycle." + lifecycle.word());
  }
}
