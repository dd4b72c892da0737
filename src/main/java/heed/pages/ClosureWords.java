package heed.pages;

import heed.loop.Closure;
import heed.loop.ClosureFigures;
import heed.loop.LedgerLine;
import heed.loop.Loop;
import heed.loop.SilentAccount;
import heed.pages.LoopFiguresView.Column;
import heed.pages.LoopFiguresView.Debt;
import heed.pages.LoopFiguresView.Row;
import heed.pages.LoopFiguresView.Silent;
import heed.pages.LoopFiguresView.Table;
import heed.people.Caller;
import heed.people.Role;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts figures about loops into words and bars.
final class ClosureWords {
  private static final DateTimeFormatter SHORT_MONTH =
      DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  /// Months that fit beside each other.
  private static final int MOST_COLUMNS = 12;

  private final Desk desk;
  private final Caller reader;
  private final LocalDate today;
  private final Map<String, String> names;

  ClosureWords(Desk desk, Caller reader, LocalDate today) {
    this.desk = desk;
    this.reader = reader;
    this.today = today;
    this.names = desk.names();
  }

  /// @param csm whose figures a PM looks at; null: everybody's, or the reader's own
  LoopFiguresView view(
      ClosureFigures figures,
      List<SilentAccount> silent,
      List<LedgerLine> oldest,
      int mostSilent,
      List<LoopsView.Tab> periods,
      @Nullable String csm) {
    var tables = new ArrayList<Table>();
    if (reader.may(Role.PM) && csm == null) {
      tables.add(new Table("By CSM", "CSM", figures.byCsm().stream().map(this::ofCsm).toList()));
    }
    tables.add(
        new Table(
            "By segment",
            "Segment",
            figures.bySegment().stream()
                .map(group ->
                    row(
                        group.name() == null ? "No segment" : Spoken.text(group.name()),
                        null,
                        group.closure()))
                .toList()));
    tables.add(
        new Table(
            "By month of the decision",
            "Month",
            figures.byMonth().stream()
                .map(group -> row(month(group).format(MONTH), null, group.closure()))
                .toList()));
    return new LoopFiguresView(
        headline(figures.total(), csm),
        sentence(figures.total(), silent.size(), mostSilent),
        periods,
        csm == null ? null : who(csm.equals(Loop.POOL) ? null : csm),
        columns(figures.byMonth()),
        tables,
        reader.role().seesMoney(),
        silent.stream().limit(mostSilent).map(this::silent).toList(),
        silent.size() > mostSilent ? "There are more; these wait longest." : null,
        oldest.stream().map(this::debt).toList());
  }

  private String headline(Closure total, @Nullable String csm) {
    var rate = total.rate();
    var who =
        csm == null ? reader.may(Role.PM) ? "We" : "You" : who(csm.equals(Loop.POOL) ? null : csm);
    if (rate == null) {
      return "There was nothing to tell in this time";
    }
    return who + " told customers " + percent(rate) + " of what was decided";
  }

  private static String sentence(Closure total, int silent, int most) {
    var sentence = new StringBuilder();
    if (total.medianDays() != null) {
      sentence.append("Half of it within ").append(days(total.medianDays())).append(". ");
    }
    if (silent == 0) {
      return sentence.append("Nobody waits longer than they should.").toString();
    }
    return sentence
        .append(
            silent > most
                ? "More than " + Spoken.count(most, "customer")
                : Spoken.countFirst(silent, "customer"))
        .append(silent == 1 ? " waits" : " wait")
        .append(" longer than they should.")
        .toString();
  }

  private Row ofCsm(ClosureFigures.Group group) {
    return row(who(group.name()), LoopFiguresRoutes.addressOf(group.name()), group.closure());
  }

  private static Row row(String name, @Nullable String address, Closure closure) {
    var total = Math.max(1, closure.total());
    return new Row(
        name,
        address,
        closure.rate() == null ? "–" : percent(closure.rate()),
        width(closure.told(), total),
        width(closure.waived(), total),
        words(closure),
        closure.told(),
        closure.waived(),
        closure.open(),
        closure.overdue(),
        closure.medianDays() == null ? "–" : Spoken.number(closure.medianDays(), 1));
  }

  /// A column for every month from the first to the last, so that a month without news is seen.
  private static List<Column> columns(List<ClosureFigures.Group> months) {
    if (months.isEmpty()) {
      return List.of();
    }
    var last = month(months.getLast());
    var earliest = last.minusMonths(MOST_COLUMNS - 1);
    var first = month(months.getFirst());
    var columns = new ArrayList<Column>();
    for (var at = first.isBefore(earliest) ? earliest : first;
        !at.isAfter(last);
        at = at.plusMonths(1)) {
      columns.add(column(at, of(months, at), columns.size()));
    }
    return columns;
  }

  private static Closure of(List<ClosureFigures.Group> months, YearMonth month) {
    return months.stream()
        .filter(group -> month(group).equals(month))
        .findFirst()
        .map(ClosureFigures.Group::closure)
        .orElse(new Closure(0, 0, 0, 0, null));
  }

  private static Column column(YearMonth month, Closure closure, int place) {
    var total = Math.max(1, closure.total());
    var told = (int) Math.round((double) Column.HEIGHT * closure.told() / total);
    var waived = (int) Math.round((double) Column.HEIGHT * closure.waived() / total);
    var x = place * Column.STEP;
    return new Column(
        month.format(SHORT_MONTH),
        closure.rate() == null ? "–" : percent(closure.rate()),
        x,
        x + Column.STEP / 2,
        closure.total() == 0 ? 0 : Column.HEIGHT,
        Column.HEIGHT - told,
        told,
        Column.HEIGHT - told - waived,
        waived,
        month.format(MONTH) + ": " + words(closure));
  }

  private static String words(Closure closure) {
    if (closure.total() == 0) {
      return "nothing to tell";
    }
    return closure.told()
        + " told, "
        + closure.waived()
        + " waived, "
        + closure.open()
        + " open of "
        + closure.total();
  }

  private Silent silent(SilentAccount account) {
    var currency = desk.currency();
    return new Silent(
        Spoken.text(account.name()),
        BriefRoutes.address(account.key()),
        who(account.csm()),
        reader.role().seesMoney() ? currency.brief(currency.major(account.arrMinor())) : null,
        Integer.toString(account.overdue()),
        Spoken.distance(today, account.since()));
  }

  private Debt debt(LedgerLine line) {
    var loop = line.loop();
    return new Debt(
        Spoken.text(line.accountName()),
        BriefRoutes.address(loop.account()),
        Spoken.text(line.featureTitle()) + " " + Ledger.news(loop.milestone()),
        who(line.csm()),
        Spoken.distance(today, loop.openedDate()),
        (line.overdue(today) ? "was due " : "due ") + Spoken.distance(today, loop.dueDate()));
  }

  private String who(@Nullable String csm) {
    if (csm == null) {
      return "Nobody in particular";
    }
    return Spoken.text(names.getOrDefault(csm, Spoken.localPart(csm)));
  }

  private static YearMonth month(ClosureFigures.Group group) {
    return YearMonth.parse(String.valueOf(group.name()));
  }

  /// Rounded down, so that only all of it is 100 %.
  private static String percent(double rate) {
    return (int) Math.floor(rate * 100 + 1e-9) + " %";
  }

  private static String days(double days) {
    return days < 1 ? "a day" : Spoken.number(days, 1) + (days == 1 ? " day" : " days");
  }

  private static String width(long part, long total) {
    return Spoken.number(100.0 * part / total, 2) + "%";
  }
}
