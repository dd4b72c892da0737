package heed.pages.account;

import heed.account.Account;
import heed.account.HealthStore;
import heed.account.Lifecycle;
import heed.loop.LedgerStore;
import heed.loop.LoopStore;
import heed.loop.Promise;
import heed.loop.PromiseState;
import heed.loop.PromiseStore;
import heed.pages.account.AccountView.Vow;
import heed.pages.frame.Desk;
import heed.pages.frame.Fact;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.pages.loop.Ledger;
import heed.pages.loop.LoopsView;
import heed.pages.why.AtStake;
import heed.pages.why.StaleHealth;
import heed.people.Caller;
import heed.platform.Currency;
import heed.platform.Phrases;
import heed.ranking.Ranking;
import heed.ranking.Stake;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Puts all that is known about one account into the view of its page.
final class AccountPage {
  /// Of loops and promises each; more of one account than this stand on the Loops page only.
  private static final int MOST = 200;

  private static final int MOST_READINGS = 100;

  private final Desk desk;
  private final Caller reader;
  private final Account account;
  private final Voice voice;
  private final Phrases says;
  private final Map<String, String> names;
  private final Ranking ranking;
  private final Currency currency;
  private final LocalDate today;
  private final AccountWords words;

  AccountPage(Desk desk, Caller reader, Account account, Voice voice) {
    this.desk = desk;
    this.reader = reader;
    this.account = account;
    this.voice = voice;
    says = voice.on("account");
    names = desk.names();
    ranking = desk.ranking();
    currency = ranking.book().currency();
    today = desk.house().today();
    words = new AccountWords(voice, currency, today);
  }

  AccountView view(Handle handle) {
    var id = ranking.book().accountId(account.key());
    var stake = id < 0 ? null : ranking.stake(id);
    var health =
        new AccountHealth(
            account,
            new HealthStore().of(handle, account.key(), MOST_READINGS),
            StaleHealth.freshness(ranking.book()),
            voice,
            today,
            names);
    var asks = new AccountAsks(handle, desk.house().requests(), ranking, account, voice, names);
    return new AccountView(
        Spoken.text(account.name()),
        AccountTwins.of(ranking.book(), account),
        health.view(reader),
        stake == null ? "" : words.stake(account, stake, health.stale()),
        stake == null || stake.arrAtRisk() == 0
            ? null
            : new AtStake(currency, voice).line(stake, health.stale()),
        facts(stake),
        asks.open(),
        asks.closed(),
        asks.lastFiled(),
        loops(handle),
        heard(handle),
        promises(handle),
        new AccountStory(currency, voice, names).of(handle, account.key()),
        Links.brief(account.key()),
        Links.fileForAccount(account.key()));
  }

  private List<Fact> facts(@Nullable Stake stake) {
    var facts = new ArrayList<Fact>();
    fact(facts, "arr", currency.exact(currency.major(account.arrMinor())));
    var decision =
        stake == null || account.lifecycle() == Lifecycle.CHURNED ? null : stake.decision();
    if (decision != null && decision.date() != null) {
      var day = voice.day(decision.date());
      fact(
          facts,
          "decides",
          decision.now()
              ? says.say("fact.decides.now", day)
              : says.say("fact.decides.at", day, voice.distance(today, decision.date())));
    }
    fact(facts, "renewal", renewal());
    var csm = account.csm();
    fact(facts, "csm", csm == null ? says.say("fact.csm.nobody") : name(csm));
    fact(facts, "segment", known(account.segment()));
    fact(facts, "lifecycle", AccountWords.lifecycle(account.lifecycle(), says));
    if (account.usageHundredths() != null) {
      fact(facts, "usage", voice.percent(account.usageHundredths() / 10_000.0, 2));
    }
    if (account.expansionArrMinor() != null) {
      var expansion = currency.exact(currency.major(account.expansionArrMinor()));
      fact(facts, "expansion", says.say("fact.expansion.value", expansion));
    }
    if (account.domain() != null) {
      fact(facts, "domain", Spoken.text(account.domain()));
    }
    fact(facts, "key", Spoken.text(account.key()));
    return facts;
  }

  private void fact(List<Fact> facts, String name, String value) {
    facts.add(new Fact(says.say("fact." + name), value));
  }

  private String renewal() {
    var date = account.renewalDate();
    if (date == null) {
      return says.say("unknown");
    }
    return date.isBefore(today) ? says.say("fact.renewal.past", voice.day(date)) : voice.day(date);
  }

  private String known(@Nullable String text) {
    return text == null ? says.say("unknown") : Spoken.text(text);
  }

  private List<LoopsView.Line> loops(Handle handle) {
    var filter = new LoopStore.Filter(null, true, null, account.key(), null);
    var ledger = ledger();
    return desk.house().loops().page(handle, filter, LoopStore.Cursor.START, MOST).stream()
        .sorted(Ledger.ORDER)
        .map(line -> ledger.line(handle, line))
        .toList();
  }

  private List<LoopsView.Line> heard(Handle handle) {
    var ledger = ledger();
    return new LedgerStore()
        .heardBy(handle, account.key(), MOST).stream()
            .map(line -> ledger.line(handle, line))
            .toList();
  }

  private Ledger ledger() {
    return new Ledger(desk.house().drafts(), today, reader, names, voice);
  }

  /// Broken ones that they do not know of first, then what lies ahead, then what is over, each by
  /// day.
  private List<Vow> promises(Handle handle) {
    var filter = new PromiseStore.Filter(null, null, account.key(), null, null);
    var all = new PromiseStore().page(handle, filter, today, PromiseStore.Cursor.START, MOST);
    return all.stream()
        .sorted(
            Comparator.comparing((Promise promise) -> !owedAnswer(promise))
                .thenComparing(promise -> promise.state(today) != PromiseState.OPEN))
        .map(this::vow)
        .toList();
  }

  private boolean owedAnswer(Promise promise) {
    return promise.state(today) == PromiseState.BROKEN && !promise.heardSince();
  }

  private Vow vow(Promise promise) {
    return new Vow(
        Spoken.text(promise.featureTitle()),
        Links.feature(promise.feature()),
        says.say(
            "promise.said",
            voice.day(promise.promisedDate()),
            voice.day(promise.toldDate()),
            name(promise.toldBy())),
        words.became(promise),
        owedAnswer(promise),
        "/loops/" + promise.loop());
  }

  private String name(String address) {
    return Spoken.text(names.getOrDefault(address, Spoken.localPart(address)));
  }
}
