package heed.slack.home;

import heed.account.Account;
import heed.book.Book;
import heed.people.Person;
import heed.slack.text.Kit;
import heed.slack.text.LoopWords;
import heed.slack.text.Mrkdwn;
import heed.slack.text.Voice;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Somebody's own accounts with what they ask for, the one that decides next before the others.
final class OwnAccounts {
  /// Accounts on a page, a block each.
  static final int EACH = 15;

  private static final int ASKS = 3;
  private static final int LINE = 600;

  /// Customers decide this long before their contract ends.
  private static final int DECISION_LEAD_DAYS = 60;

  private record Own(int id, Account account, LocalDate decides) {}

  private final Book book;
  private final Person person;
  private final LocalDate today;
  private final List<Own> own;

  private OwnAccounts(Book book, Person person, LocalDate today, List<Own> own) {
    this.book = book;
    this.person = person;
    this.today = today;
    this.own = own;
  }

  static OwnAccounts of(Book book, Person person, LocalDate today) {
    var own = new ArrayList<Own>();
    for (var id = 0; id < book.accountCount(); id++) {
      var account = book.account(id);
      if (account.counts() && person.email().equals(account.csm())) {
        own.add(new Own(id, account, decides(account, today)));
      }
    }
    own.sort(Comparator.comparing(Own::decides).thenComparing(each -> each.account.key()));
    return new OwnAccounts(book, person, today, own);
  }

  int count() {
    return own.size();
  }

  /// A page of them.
  List<Map<String, Object>> blocks(Voice voice, int from) {
    var blocks = new ArrayList<Map<String, Object>>();
    if (own.isEmpty()) {
      blocks.add(Kit.header(voice.plain("accounts.none.title")));
      blocks.add(Kit.section(voice.say("accounts.none", person.email())));
      return blocks;
    }
    blocks.add(Kit.header(voice.plain("accounts.title", own.size())));
    var page = own.subList(from, Math.min(own.size(), from + EACH));
    var asks = asks(voice, page);
    for (var each : page) {
      var asked = asks.getOrDefault(each.id, List.of());
      blocks.add(Kit.section(Mrkdwn.clip(line(voice, each, asked), LINE)));
    }
    if (own.size() > EACH) {
      blocks.add(Kit.context(voice.say("accounts.page", from + 1, from + page.size(), own.size())));
    }
    return blocks;
  }

  private String line(Voice voice, Own each, List<String> asked) {
    var account = each.account;
    var line = new StringBuilder("*" + Voice.name(account.name()) + "*");
    if (person.role().seesMoney()) {
      var money = book.currency().brief(book.currency().major(account.arrMinor()));
      line.append(LoopWords.BETWEEN).append(Mrkdwn.literal(money));
    }
    line.append(
        each.decides.equals(LocalDate.MAX)
            ? LoopWords.BETWEEN + voice.say("account.renewal_unknown")
            : LoopWords.decides(voice, each.decides, today));
    return line.append('\n').append(asksFor(voice, asked)).toString();
  }

  private static String asksFor(Voice voice, List<String> asked) {
    if (asked.isEmpty()) {
      return voice.say("accounts.asks.nothing");
    }
    var named = voice.joined(asked.subList(0, Math.min(ASKS, asked.size())));
    return asked.size() > ASKS
        ? voice.say("accounts.asks.more", named, asked.size() - ASKS)
        : voice.say("accounts.asks", named);
  }

  /// The next decision: a renewal in the past moves on by whole years.
  private static LocalDate decides(Account account, LocalDate today) {
    var renewal = account.renewalDate();
    if (renewal == null) {
      return LocalDate.MAX;
    }
    var years = renewal.isBefore(today) ? ChronoUnit.YEARS.between(renewal, today) : 0;
    var next = renewal.plusYears(years);
    return (next.isBefore(today) ? renewal.plusYears(years + 1) : next)
        .minusDays(DECISION_LEAD_DAYS);
  }

  /// The open features that some accounts ask for, each with where it stands.
  private Map<Integer, List<String>> asks(Voice voice, List<Own> page) {
    var found = new LinkedHashMap<Integer, List<String>>();
    page.forEach(each -> found.put(each.id, new ArrayList<>()));
    for (var place = 0; place < book.featureCount(); place++) {
      var id = book.featureByKeyOrder(place);
      var feature = book.feature(id);
      var asks = book.asks(id);
      for (var ask = 0; feature.status().open() && ask < asks.count(); ask++) {
        var titles = found.get(asks.account(ask));
        if (titles != null) {
          titles.add(
              voice.say(
                  "accounts.ask", Voice.name(feature.title()), voice.status(feature.status())));
        }
      }
    }
    return found;
  }
}
