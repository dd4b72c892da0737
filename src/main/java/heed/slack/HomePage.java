package heed.slack;

import heed.account.Account;
import heed.book.Book;
import heed.loop.Milestone;
import heed.loop.Reminder;
import heed.people.Person;
import heed.people.Preference;
import heed.people.Role;
import heed.platform.Texts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The parts of the Home tab below the loops: own accounts with their asks, the backlog, and what
/// its reader wants to hear. All lines are cut, so that a page of each fits.
final class HomePage {
  static final int ACCOUNTS = 15;

  private static final int ASKS = 3;
  private static final int EACH = 600;

  /// Customers decide this long before their contract ends.
  private static final int DECISION_LEAD_DAYS = 60;

  private record Own(int id, Account account, LocalDate decides) {}

  private HomePage() {}

  /// How many accounts somebody looks after.
  static int ownAccounts(Book book, String csm) {
    return own(book, csm, LocalDate.EPOCH).size();
  }

  /// A page of somebody's own accounts, the one that decides next before the others.
  static List<Map<String, Object>> accounts(Book book, Person person, LocalDate today, int from) {
    var own = own(book, person.email(), today);
    var blocks = new ArrayList<Map<String, Object>>();
    if (own.isEmpty()) {
      return blocks;
    }
    blocks.add(Kit.header(own.size() == 1 ? "Your account" : "Your " + own.size() + " accounts"));
    var page = own.subList(Math.min(from, own.size()), Math.min(own.size(), from + ACCOUNTS));
    var asks = asks(book, page);
    for (var each : page) {
      var asked = asks.getOrDefault(each.id, List.of());
      blocks.add(Kit.section(Mrkdwn.clip(line(each, asked, person.role(), book, today), EACH)));
    }
    return blocks;
  }

  private static String line(Own own, List<String> asked, Role reader, Book book, LocalDate today) {
    var account = own.account;
    var line = new StringBuilder("*" + LoopWords.names(List.of(account.name())) + "*");
    if (reader.seesMoney()) {
      line.append(" · ")
          .append(Mrkdwn.literal(book.currency().brief(book.currency().major(account.arrMinor()))));
    }
    line.append(
        own.decides.equals(LocalDate.MAX)
            ? " · renewal unknown"
            : LoopWords.decides(own.decides, today));
    if (asked.isEmpty()) {
      return line.append("\nasks for nothing that is open").toString();
    }
    line.append("\nasks for ")
        .append(String.join(", ", asked.subList(0, Math.min(ASKS, asked.size()))));
    return asked.size() > ASKS
        ? line.append(" and ").append(asked.size() - ASKS).append(" more").toString()
        : line.toString();
  }

  private static List<Own> own(Book book, String csm, LocalDate today) {
    var own = new ArrayList<Own>();
    for (var id = 0; id < book.accountCount(); id++) {
      var account = book.account(id);
      if (account.counts() && csm.equals(account.csm())) {
        own.add(new Own(id, account, decides(account, today)));
      }
    }
    own.sort(Comparator.comparing(Own::decides).thenComparing(each -> each.account.key()));
    return own;
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

  /// Titles of the open features that some accounts ask for.
  private static Map<Integer, List<String>> asks(Book book, List<Own> page) {
    var found = new LinkedHashMap<Integer, List<String>>();
    page.forEach(own -> found.put(own.id, new ArrayList<>()));
    for (var place = 0; place < book.featureCount(); place++) {
      var id = book.featureByKeyOrder(place);
      var feature = book.feature(id);
      var asks = book.asks(id);
      for (var ask = 0; feature.status().open() && ask < asks.count(); ask++) {
        var titles = found.get(asks.account(ask));
        if (titles != null) {
          titles.add(
              LoopWords.names(List.of(feature.title())) + " (" + feature.status().spoken() + ")");
        }
      }
    }
    return found;
  }

  /// The form in which somebody chooses what to hear.
  static Map<String, Object> preferences(Preference preference, String zone) {
    var kinds = new ArrayList<Map<String, Object>>();
    Milestone.BY_WORD
        .keySet()
        .forEach(word -> kinds.add(Kit.option("A feature is " + Texts.clip(word, 40), word)));
    kinds.add(Kit.option("Daily reminder of word that is late", Reminder.KIND));
    var muted =
        kinds.stream().filter(kind -> preference.mutes(String.valueOf(kind.get("value")))).toList();
    var boxes = Kit.object("checkboxes");
    boxes.put("action_id", "muted");
    boxes.put("options", List.copyOf(kinds));
    if (!muted.isEmpty()) {
      boxes.put("initial_options", muted);
    }
    var hours =
        IntStream.range(0, 24)
            .mapToObj(hour -> Kit.option("%02d:00".formatted(hour), String.valueOf(hour)))
            .toList();
    var hour = Kit.choice("hour", "Hour", hours);
    hour.put("initial_option", hours.get(preference.digestHour()));
    return Kit.modal(
        Preferring.CALLBACK,
        "What you hear",
        "Save",
        heed.platform.Json.write(Map.of("zone", zone)),
        List.of(
            Kit.input("muted", "Do not tell me when", true, boxes),
            Kit.input("hour", "Remind me from (your time, " + zone + ")", false, hour)));
  }
}
