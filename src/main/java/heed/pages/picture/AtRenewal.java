package heed.pages.picture;

import heed.account.Account;
import heed.pages.chart.Caption;
import heed.pages.chart.Columns;
import heed.pages.chart.Ink;
import heed.pages.chart.Key;
import heed.pages.chart.Sheet;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.platform.Currency;
import heed.platform.Phrases;
import heed.ranking.Ranking;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The revenue at stake by the month in which it renews, and by how its customers feel.
final class AtRenewal {
  private static final int MONTHS = 12;

  /// From the base line up.
  private static final List<Spoken.Health> FEELINGS =
      List.of(
          Spoken.Health.RISK, Spoken.Health.WATCH, Spoken.Health.HEALTHY, Spoken.Health.UNKNOWN);

  private static final List<Ink> INKS = List.of(Ink.STRIPED, Ink.LINED, Ink.DOTTED, Ink.HATCHED);

  private final Ranking ranking;
  private final Voice voice;
  private final Phrases says;
  private final Currency currency;
  private final YearMonth first;
  private final double[][] stakes = new double[MONTHS][FEELINGS.size()];
  private final int[] accounts = new int[MONTHS];
  private double unknown;

  AtRenewal(Ranking ranking, Voice voice) {
    this.ranking = ranking;
    this.voice = voice;
    this.says = voice.on("pictures");
    this.currency = ranking.book().currency();
    this.first = YearMonth.from(ranking.asOf());
    var book = ranking.book();
    for (var at = 0; at < book.accountCount(); at++) {
      var id = book.accountByKeyOrder(at);
      add(book.account(id), id);
    }
  }

  private void add(Account account, int id) {
    var stake = ranking.stake(id);
    if (stake.amount() == 0) {
      return;
    }
    var renewal = stake.decision().nextRenewal();
    if (renewal == null) {
      unknown += stake.amount();
      return;
    }
    var month = (int) first.until(YearMonth.from(renewal), java.time.temporal.ChronoUnit.MONTHS);
    if (month < MONTHS) {
      stakes[month][FEELINGS.indexOf(Spoken.health(account))] += stake.amount();
      accounts[month]++;
    }
  }

  Columns picture() {
    var stacks = new ArrayList<Columns.Stack>();
    for (var month = 0; month < MONTHS; month++) {
      stacks.add(stack(month));
    }
    return Columns.of(caption(), keys(), stacks, currency::brief, sheet());
  }

  private double sum(int month) {
    return Arrays.stream(stakes[month]).sum();
  }

  private Caption caption() {
    var most = 0;
    var all = 0.0;
    for (var month = 0; month < MONTHS; month++) {
      all += sum(month);
      most = sum(month) > sum(most) ? month : most;
    }
    var sentence = says.say("renewals.sentence");
    return new Caption(
        "renewals",
        all == 0
            ? says.say("renewals.none")
            : says.say(
                "renewals.head", currency.brief(sum(most)), currency.brief(all), month(most)),
        unknown == 0
            ? sentence
            : says.say("join", sentence, says.say("renewals.unknown", currency.brief(unknown))),
        says.say("renewals.spoken", currency.brief(all)),
        says.say("table"));
  }

  private List<Key> keys() {
    var keys = new ArrayList<Key>();
    for (var at = 0; at < FEELINGS.size(); at++) {
      keys.add(new Key(INKS.get(at), voice.health(FEELINGS.get(at))));
    }
    return keys;
  }

  private Columns.Stack stack(int month) {
    var at = first.plusMonths(month);
    var january = month == 0 || at.getMonthValue() == 1;
    return new Columns.Stack(
        voice.shortMonth(at),
        january ? Integer.toString(at.getYear()) : null,
        sum(month) == 0 ? "" : currency.brief(sum(month)),
        says.say("renewals.point", month(month), currency.brief(sum(month)), accounts[month]),
        accounts[month] == 0 ? null : "/accounts?renews=" + at + "&sort=-stake&whose=all",
        Arrays.stream(stakes[month]).boxed().toList());
  }

  private Sheet sheet() {
    var heads = new ArrayList<Sheet.Head>();
    heads.add(Sheet.Head.text(says.say("column.month")));
    heads.add(Sheet.Head.number(says.say("column.accounts")));
    FEELINGS.forEach(feeling -> heads.add(Sheet.Head.number(voice.health(feeling))));
    heads.add(Sheet.Head.number(says.say("column.stake")));
    var rows = new ArrayList<List<Sheet.Cell>>();
    for (var month = 0; month < MONTHS; month++) {
      var cells = new ArrayList<Sheet.Cell>();
      cells.add(Sheet.Cell.of(month(month)));
      cells.add(Sheet.Cell.of(Integer.toString(accounts[month])));
      for (var amount : stakes[month]) {
        cells.add(Sheet.Cell.of(currency.exact(amount)));
      }
      cells.add(Sheet.Cell.of(currency.exact(sum(month))));
      rows.add(cells);
    }
    return new Sheet(heads, rows);
  }

  private String month(int month) {
    return voice.month(first.plusMonths(month).atDay(1));
  }
}
