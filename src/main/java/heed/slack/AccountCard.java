package heed.slack;

import heed.account.Account;
import heed.book.Book;
import heed.book.Suggesting;
import heed.feature.Feature;
import heed.request.Severity;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `/heed account NAME` answers: one account at a glance, for people who may see money.
final class AccountCard {
  private static final int ASKS = 10;
  private static final int CHOICES = 5;
  private static final int AT_RISK_BELOW = 40;
  private static final int WATCH_BELOW = 70;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private record Ask(Feature feature, int severity) {}

  private AccountCard() {}

  static List<Map<String, Object>> blocks(Book book, String name, String csm) {
    var exact = book.accountId(name);
    if (exact >= 0) {
      return card(book, exact);
    }
    var meant = Suggesting.accounts(book, name, csm, CHOICES);
    if (meant.isEmpty()) {
      return List.of(
          Kit.section(
              Mrkdwn.say(
                  "There is no account called {}. To file a request, type `/heed` and the text.",
                  name)));
    }
    var first = meant.getFirst();
    if (meant.size() == 1 || first.name().equalsIgnoreCase(name)) {
      return card(book, book.accountId(first.key()));
    }
    return List.of(Kit.section("Which one do you mean?\n" + lines(meant)));
  }

  private static String lines(List<Account> accounts) {
    var lines = new ArrayList<String>();
    for (var account : accounts) {
      lines.add(Mrkdwn.say("• {}: `/heed account {}`", account.name(), account.key()));
    }
    return String.join("\n", lines);
  }

  private static List<Map<String, Object>> card(Book book, int id) {
    var account = book.account(id);
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(Kit.header(account.name()));
    blocks.add(Kit.section(facts(book, account)));
    var asks = asks(book, id);
    if (asks.isEmpty()) {
      blocks.add(Kit.section("No requests so far."));
      return blocks;
    }
    var lines = new ArrayList<String>();
    for (var ask : asks.subList(0, Math.min(ASKS, asks.size()))) {
      lines.add(
          Mrkdwn.say(
              "• *{}* · {} · {}",
              heed.platform.Texts.clip(ask.feature.title(), 100),
              Severity.words(ask.severity).toLowerCase(Locale.ROOT),
              ask.feature.status().spoken()));
    }
    if (asks.size() > ASKS) {
      lines.add("… and " + (asks.size() - ASKS) + " more");
    }
    blocks.add(Kit.section(String.join("\n", lines)));
    return blocks;
  }

  private static String facts(Book book, Account account) {
    var currency = book.currency();
    return Mrkdwn.say(
        "{} ARR · {} · {} · {}",
        currency.brief(currency.major(account.arrMinor())),
        health(account.health()),
        renewal(account.renewalDate()),
        account.csm() == null ? "no CSM" : account.csm());
  }

  private static String health(@Nullable Integer health) {
    if (health == null) {
      return "health unknown";
    }
    var word = health < AT_RISK_BELOW ? "at risk" : health < WATCH_BELOW ? "watch" : "healthy";
    return word + " (" + health + ")";
  }

  private static String renewal(@Nullable LocalDate date) {
    return date == null ? "renewal unknown" : "renews " + DAY.format(date);
  }

  /// What the account asks for: open features first, then by how much it hurts.
  private static List<Ask> asks(Book book, int account) {
    var found = new ArrayList<Ask>();
    for (var place = 0; place < book.featureCount(); place++) {
      var id = book.featureByKeyOrder(place);
      var asks = book.asks(id);
      for (var ask = 0; ask < asks.count(); ask++) {
        if (asks.account(ask) == account) {
          found.add(new Ask(book.feature(id), asks.severity(ask)));
        }
      }
    }
    found.sort(
        Comparator.<Ask>comparingInt(ask -> ask.feature.open() ? 0 : 1)
            .thenComparingInt(ask -> -ask.severity));
    return found;
  }
}
