package heed.pages.feature;

import heed.book.Book;
import heed.pages.chart.Axis;
import heed.pages.chart.Caption;
import heed.pages.chart.Columns;
import heed.pages.chart.Ink;
import heed.pages.chart.Key;
import heed.pages.chart.Sheet;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.platform.Phrases;
import heed.request.Request;
import heed.request.Severity;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How badly a feature is needed and since when, as pictures with a table behind each.
final class FeatureFigures {
  /// Most months drawn; older requests are counted in a sentence.
  private static final int MONTHS = 18;

  private static final int LEAST_MONTHS = 6;
  private static final int STEPS = 4;

  private final Voice voice;
  private final Phrases says;

  FeatureFigures(Voice voice) {
    this.voice = voice;
    this.says = voice.on("feature");
  }

  /// How many accounts need it how badly, or null when none asks.
  @Nullable Columns severities(Book book, String key) {
    var asks = book.asks(book.featureId(key));
    var counts = new int[Severity.HIGHEST + 1];
    var all = 0;
    for (var ask = 0; ask < asks.count(); ask++) {
      if (book.account(asks.account(ask)).counts()) {
        counts[asks.severity(ask)]++;
        all++;
      }
    }
    return all == 0 ? null : severities(counts, all);
  }

  private Columns severities(int[] counts, int all) {
    var stacks = new ArrayList<Columns.Stack>();
    var rows = new ArrayList<List<Sheet.Cell>>();
    for (var severity = Severity.HIGHEST; severity >= Severity.LOWEST; severity--) {
      var words = Spoken.capital(voice.severity(severity));
      var count = counts[severity];
      stacks.add(
          stack(
              says.say("severity.short." + severity),
              null,
              count,
              says.say("severity.words", words, count)));
      rows.add(List.of(Sheet.Cell.of(words), Sheet.Cell.of(Integer.toString(count))));
    }
    var worst = counts[Severity.HIGHEST] + counts[Severity.HIGHEST - 1];
    var heading = says.say("severity.heading." + (all == 1 ? "one" : "many"), worst, all);
    return picture(
        new Caption("severities", heading, null, heading, says.say("figures.table")),
        stacks,
        new Sheet(
            List.of(
                Sheet.Head.text(says.say("severity.column")),
                Sheet.Head.number(says.say("accounts.column"))),
            rows));
  }

  /// In which months it was asked for, or null when no date is known.
  @Nullable Columns months(List<Request> requests, LocalDate today) {
    var dates =
        requests.stream().map(Request::filedDate).filter(Objects::nonNull).sorted().toList();
    if (dates.isEmpty()) {
      return null;
    }
    var now = YearMonth.from(today);
    var first = YearMonth.from(dates.getFirst());
    var least = now.minusMonths(LEAST_MONTHS - 1L);
    var most = now.minusMonths(MONTHS - 1L);
    var from = first.isAfter(least) ? least : first.isBefore(most) ? most : first;
    return months(dates, requests.size(), from, now);
  }

  private Columns months(List<LocalDate> dates, int all, YearMonth from, YearMonth now) {
    var stacks = new ArrayList<Columns.Stack>();
    var rows = new ArrayList<List<Sheet.Cell>>();
    var drawn = 0;
    for (var month = from; !month.isAfter(now); month = month.plusMonths(1)) {
      var one = month;
      var count = (int) dates.stream().filter(date -> YearMonth.from(date).equals(one)).count();
      drawn += count;
      var name = voice.month(month.atDay(1));
      stacks.add(
          stack(
              Integer.toString(month.getMonthValue()),
              month.equals(from) || month.getMonthValue() == 1
                  ? Integer.toString(month.getYear())
                  : null,
              count,
              says.say("months.words", name, count)));
      rows.addFirst(List.of(Sheet.Cell.of(name), Sheet.Cell.of(Integer.toString(count))));
    }
    var rest = all - drawn;
    return picture(
        new Caption(
            "months",
            says.say("months.heading", drawn, voice.month(from.atDay(1))),
            rest == 0 ? null : says.say("months.rest", rest),
            says.say("months.heading", drawn, voice.month(from.atDay(1))),
            says.say("figures.table")),
        stacks,
        new Sheet(
            List.of(
                Sheet.Head.text(says.say("months.column")),
                Sheet.Head.number(says.say("requests.column"))),
            rows));
  }

  private static Columns.Stack stack(String label, @Nullable String note, int count, String words) {
    return new Columns.Stack(
        label,
        note,
        count == 0 ? "" : Integer.toString(count),
        words,
        null,
        List.of((double) count));
  }

  private static Columns picture(Caption caption, List<Columns.Stack> stacks, Sheet sheet) {
    var most = stacks.stream().mapToDouble(stack -> stack.parts().getFirst()).max().orElse(0);
    return Columns.of(
        caption,
        List.of(new Key(Ink.PLAIN, caption.heading())),
        stacks,
        whole(most),
        count -> String.format(Locale.ROOT, "%.0f", count),
        sheet);
  }

  /// Half a request has no place on a scale.
  private static Axis whole(double most) {
    return most < STEPS
        ? Axis.upTo(Math.max(1, most), (int) Math.max(1, most))
        : Axis.upTo(most, STEPS);
  }
}
