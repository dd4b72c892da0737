package heed.pages.loop;

import heed.loop.Closure;
import heed.loop.ClosureFigures;
import heed.loop.LedgerLine;
import heed.loop.Loop;
import heed.loop.SilentAccount;
import heed.pages.chart.Axis;
import heed.pages.chart.Caption;
import heed.pages.chart.Columns;
import heed.pages.chart.Ink;
import heed.pages.chart.Key;
import heed.pages.chart.Sheet;
import heed.pages.frame.Desk;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Tab;
import heed.pages.frame.Voice;
import heed.pages.loop.LoopFiguresView.Debt;
import heed.pages.loop.LoopFiguresView.Row;
import heed.pages.loop.LoopFiguresView.Silent;
import heed.pages.loop.LoopFiguresView.Table;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Phrases;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts figures about loops into words and bars.
final class ClosureWords {
  /// Months that fit beside each other.
  private static final int MOST_COLUMNS = 12;

  private final Desk desk;
  private final Caller reader;
  private final LocalDate today;
  private final Map<String, String> names;
  private final Voice voice;
  private final Phrases says;

  ClosureWords(Desk desk, Caller reader, LocalDate today, Voice voice) {
    this.desk = desk;
    this.voice = voice;
    this.says = voice.on("figures");
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
      List<Tab> periods,
      @Nullable String csm) {
    var tables = new ArrayList<Table>();
    if (reader.may(Role.PM) && csm == null) {
      tables.add(
          new Table(
              says.say("by.csm"),
              says.say("column.csm"),
              figures.byCsm().stream().map(this::ofCsm).toList()));
    }
    tables.add(
        new Table(
            says.say("by.segment"),
            says.say("column.segment"),
            figures.bySegment().stream()
                .map(group ->
                    row(
                        group.name() == null
                            ? says.say("by.segment.none")
                            : Spoken.text(group.name()),
                        null,
                        group.closure()))
                .toList()));
    tables.add(
        new Table(
            says.say("by.month"),
            says.say("column.month"),
            figures.byMonth().stream()
                .map(group -> row(voice.month(month(group).atDay(1)), null, group.closure()))
                .toList()));
    return new LoopFiguresView(
        headline(figures.total(), csm),
        sentence(figures.total(), silent.size(), mostSilent),
        periods,
        csm == null ? null : who(csm.equals(Loop.POOL) ? null : csm),
        chart(figures.byMonth()),
        tables,
        reader.role().seesMoney(),
        silent.stream().limit(mostSilent).map(this::silent).toList(),
        silent.size() > mostSilent ? says.say("silent.more") : null,
        oldest.stream().map(this::debt).toList());
  }

  private String headline(Closure total, @Nullable String csm) {
    var rate = total.rate();
    if (rate == null) {
      return says.say("head.none");
    }
    if (csm != null) {
      return says.say("head.who", who(csm.equals(Loop.POOL) ? null : csm), percent(rate));
    }
    return says.say(reader.may(Role.PM) ? "head.we" : "head.you", percent(rate));
  }

  private String sentence(Closure total, int silent, int most) {
    var waits =
        silent == 0
            ? says.say("silent.nobody")
            : silent > most ? says.say("silent.many", most) : says.say("silent.count", silent);
    return total.medianDays() == null ? waits : says.say("join", median(total.medianDays()), waits);
  }

  /// A day or less is "a day"; otherwise with one decimal.
  private String median(double days) {
    return says.say("median", days < 1 ? 1 : days == 1 ? 2 : 0, Spoken.number(days, 1));
  }

  private Row ofCsm(ClosureFigures.Group group) {
    return row(who(group.name()), LoopFiguresRoutes.addressOf(group.name()), group.closure());
  }

  private Row row(String name, @Nullable String address, Closure closure) {
    var total = Math.max(1, closure.total());
    return new Row(
        name,
        address,
        rate(closure),
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
  private @Nullable Columns chart(List<ClosureFigures.Group> groups) {
    if (groups.isEmpty()) {
      return null;
    }
    var last = month(groups.getLast());
    var earliest = last.minusMonths(MOST_COLUMNS - 1);
    var first = month(groups.getFirst());
    var months = new ArrayList<YearMonth>();
    for (var at = first.isBefore(earliest) ? earliest : first;
        !at.isAfter(last);
        at = at.plusMonths(1)) {
      months.add(at);
    }
    var stacks = new ArrayList<Columns.Stack>();
    for (var month : months) {
      var year = stacks.isEmpty() || month.getMonthValue() == 1;
      stacks.add(stack(month, of(groups, month), year));
    }
    return Columns.of(
        caption(groups, months.size()),
        List.of(
            new Key(Ink.PLAIN, says.say("key.told")),
            new Key(Ink.HATCHED, says.say("key.waived")),
            new Key(Ink.HOLLOW, says.say("key.open"))),
        stacks,
        Axis.between(0, 1, 0.0, 0.5, 1.0),
        this::percent,
        sheet(groups, months));
  }

  private Caption caption(List<ClosureFigures.Group> groups, int months) {
    var newest =
        groups.reversed().stream().filter(group -> group.closure().rate() != null).findFirst();
    return new Caption(
        "closure",
        newest
            .map(group ->
                says.say(
                    "chart.head.best", rate(group.closure()), voice.month(month(group).atDay(1))))
            .orElseGet(() -> says.say("chart.head.none")),
        says.say("chart.sentence"),
        says.say("chart.spoken", months),
        says.say("table"));
  }

  private Columns.Stack stack(YearMonth month, Closure closure, boolean withYear) {
    var total = Math.max(1.0, (double) closure.total());
    return new Columns.Stack(
        voice.shortMonth(month),
        withYear ? Integer.toString(month.getYear()) : null,
        rate(closure),
        says.say("chart.point", voice.month(month.atDay(1)), words(closure)),
        null,
        List.of(closure.told() / total, closure.waived() / total, closure.open() / total));
  }

  private Sheet sheet(List<ClosureFigures.Group> groups, List<YearMonth> months) {
    return new Sheet(
        List.of(
            Sheet.Head.text(says.say("column.month")),
            Sheet.Head.number(says.say("column.rate")),
            Sheet.Head.number(says.say("column.told")),
            Sheet.Head.number(says.say("column.waived")),
            Sheet.Head.number(says.say("column.open"))),
        months.stream()
            .map(month -> {
              var closure = of(groups, month);
              return List.of(
                  Sheet.Cell.of(voice.month(month.atDay(1))),
                  Sheet.Cell.of(rate(closure)),
                  Sheet.Cell.of(Long.toString(closure.told())),
                  Sheet.Cell.of(Long.toString(closure.waived())),
                  Sheet.Cell.of(Long.toString(closure.open())));
            })
            .toList());
  }

  private String rate(Closure closure) {
    return closure.rate() == null ? "–" : percent(closure.rate());
  }

  private static Closure of(List<ClosureFigures.Group> months, YearMonth month) {
    return months.stream()
        .filter(group -> month(group).equals(month))
        .findFirst()
        .map(ClosureFigures.Group::closure)
        .orElse(new Closure(0, 0, 0, 0, null));
  }

  private String words(Closure closure) {
    if (closure.total() == 0) {
      return says.say("counts.none");
    }
    return says.say("counts", closure.told(), closure.waived(), closure.open(), closure.total());
  }

  private Silent silent(SilentAccount account) {
    var currency = desk.currency();
    return new Silent(
        Spoken.text(account.name()),
        Links.brief(account.key()),
        who(account.csm()),
        reader.role().seesMoney() ? currency.brief(currency.major(account.arrMinor())) : null,
        Integer.toString(account.overdue()),
        voice.distance(today, account.since()));
  }

  private Debt debt(LedgerLine line) {
    var loop = line.loop();
    return new Debt(
        Spoken.text(line.accountName()),
        Links.brief(loop.account()),
        says.say(
            "debt.news",
            Spoken.text(line.featureTitle()),
            voice.on("loops").say("news." + loop.milestone().word())),
        who(line.csm()),
        voice.distance(today, loop.openedDate()),
        says.say(line.overdue(today) ? "due.was" : "due", voice.distance(today, loop.dueDate())));
  }

  private String who(@Nullable String csm) {
    if (csm == null) {
      return says.say("nobody");
    }
    return Spoken.text(names.getOrDefault(csm, Spoken.localPart(csm)));
  }

  private static YearMonth month(ClosureFigures.Group group) {
    return YearMonth.parse(String.valueOf(group.name()));
  }

  /// Rounded down, so that only all of it is 100 %.
  private String percent(double rate) {
    return says.say("percent", (int) Math.floor(rate * 100 + 1e-9));
  }

  private static String width(long part, long total) {
    return Spoken.number(100.0 * part / total, 2) + "%";
  }
}
