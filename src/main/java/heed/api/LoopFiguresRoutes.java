package heed.api;

import static heed.http.Route.Verb.GET;

import heed.http.Answers;
import heed.http.Frame;
import heed.http.Query;
import heed.http.Route;
import heed.loop.Closure;
import heed.loop.ClosureFigures;
import heed.loop.ClosureStore;
import heed.loop.LedgerLine;
import heed.loop.SilentAccount;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether the loop is really closed: how much of the word that was owed was told, how fast, what
/// is owed for longest, and who waits in vain.
final class LoopFiguresRoutes {
  private static final int MOST_DEBTS = 20;
  private static final int MOST_SILENT = 100;

  /// Counts of some loops as the API shows them.
  ///
  /// @param closureRate told / (told + waived + open), four decimals; null: nothing was to be told
  /// @param medianDaysToTold from opening to telling, two decimals; null: none was told
  record Counts(
      long told,
      long waived,
      long open,
      long overdue,
      @Nullable BigDecimal closureRate,
      @Nullable BigDecimal medianDaysToTold) {
    static Counts of(Closure closure) {
      return new Counts(
          closure.told(),
          closure.waived(),
          closure.open(),
          closure.overdue(),
          rounded(closure.rate(), 4),
          rounded(closure.medianDays(), 2));
    }

    private static @Nullable BigDecimal rounded(@Nullable Double number, int decimals) {
      return number == null
          ? null
          : Numbers.plain(BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP));
    }
  }

  /// @param name an address, a segment or a month; null: without one
  record Group(@Nullable String name, Counts counts) {}

  /// Word that is owed for long.
  record Debt(
      String loop,
      String account,
      String feature,
      @Nullable String csm,
      String milestone,
      String state,
      LocalDate openedDate,
      LocalDate dueDate,
      boolean overdue) {}

  /// An account that should have heard before today.
  record Silent(
      String account,
      String name,
      @Nullable String csm,
      @Nullable String segment,
      @Nullable BigDecimal arr,
      int overdue,
      LocalDate since) {}

  record Shown(
      String by,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      Counts total,
      List<Group> groups,
      List<Debt> oldest,
      List<Silent> silent) {}

  private final Frame frame;
  private final ClosureStore closure;

  LoopFiguresRoutes(Frame frame, ClosureStore closure) {
    this.frame = frame;
    this.closure = closure;
  }

  List<Route> routes() {
    return List.of(
        Route.of(GET, "/api/v1/loops/figures", Role.CSM, frame.callers(), this::figures));
  }

  private void figures(Context context, Caller caller) {
    var query = Query.of(context, "by", "from", "to", "csm");
    var by = query.oneOf("by", ClosureFigures.By.BY_WORD).orElse(ClosureFigures.By.CSM);
    var from = query.date("from").orElse(null);
    var to = query.date("to").orElse(null);
    if (from != null && to != null && to.isBefore(from)) {
      throw Refused.field("to", "To is before from.");
    }
    var scope = new ClosureStore.Scope(from, to, csm(query, caller));
    var today = frame.today();
    var shown =
        frame
            .database()
            .read(handle -> {
              var figures = closure.figures(handle, scope, today);
              return new Shown(
                  by.word(),
                  from,
                  to,
                  Counts.of(figures.total()),
                  figures.by(by).stream()
                      .map(group -> new Group(group.name(), Counts.of(group.closure())))
                      .toList(),
                  closure.oldest(handle, scope, MOST_DEBTS).stream()
                      .map(line -> debt(line, today))
                      .toList(),
                  closure.silent(handle, scope, today, MOST_SILENT).stream()
                      .map(account -> silent(account, caller))
                      .toList());
            });
    Answers.json(context, 200, shown);
  }

  /// A CSM sees own figures; a token without a person has none.
  private static @Nullable String csm(Query query, Caller caller) {
    var wanted = query.text("csm").map(csm -> csm.toLowerCase(Locale.ROOT)).orElse(null);
    if (caller.may(Role.PM)) {
      return wanted;
    }
    if (wanted != null && !caller.is(wanted)) {
      throw Refused.because(
          Refused.Kind.FORBIDDEN, "These are the figures of another; a PM sees them.");
    }
    return caller.email() == null ? "-" : caller.email();
  }

  private static Debt debt(LedgerLine line, LocalDate today) {
    var loop = line.loop();
    return new Debt(
        loop.id(),
        loop.account(),
        loop.feature(),
        line.csm(),
        loop.milestone().word(),
        loop.state().word(),
        loop.openedDate(),
        loop.dueDate(),
        line.overdue(today));
  }

  private Silent silent(SilentAccount account, Caller caller) {
    return new Silent(
        account.key(),
        account.name(),
        account.csm(),
        account.segment(),
        caller.role().seesMoney() ? Numbers.minor(frame.currency(), account.arrMinor()) : null,
        account.overdue(),
        account.since());
  }
}
