package heed.api;

import static heed.http.Route.Verb.GET;
import static heed.http.Route.Verb.PUT;

import heed.account.Account;
import heed.account.AccountStore;
import heed.account.KeepingAccounts;
import heed.book.Asks;
import heed.http.Addresses;
import heed.http.Answers;
import heed.http.Bodies;
import heed.http.ETags;
import heed.http.Frame;
import heed.http.JsonFields;
import heed.http.Listing;
import heed.http.Query;
import heed.http.Route;
import heed.loop.LoopStore;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Currency;
import heed.platform.Json;
import heed.platform.Kept;
import heed.platform.Refused;
import heed.platform.Versioned;
import heed.ranking.Ranking;
import heed.ranking.Rankings;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Accounts: what a company is worth and how it feels, and for one of them what it asks for, what
/// is at stake and who owes it word.
final class AccountRoutes {
  private static final String ONE = "/api/v1/accounts/{key}";

  /// An account with more loops than this has a list of its own: `GET /loops?account=`.
  private static final int MOST_LOOPS = 500;

  /// An account as the API shows it in lists.
  record Shown(
      String key,
      String name,
      @Nullable BigDecimal arr,
      @Nullable Integer health,
      @Nullable LocalDate renewalDate,
      @Nullable String csm,
      @Nullable String segment,
      @Nullable String industry,
      @Nullable String country,
      String lifecycle,
      @Nullable BigDecimal usagePercent,
      @Nullable BigDecimal expansionArr,
      @Nullable String domain,
      @Nullable String language) {}

  /// One of the account's asks: its newest request gives severity, core use case and expansion.
  ///
  /// @param rank the feature's place; null when it is not open
  record ShownAsk(
      Backlog.ShownFeature feature,
      @Nullable Integer rank,
      int severity,
      boolean coreUseCase,
      @Nullable BigDecimal expansionArr,
      @Nullable LocalDate filedDate,
      int requests) {}

  private final Frame frame;
  private final AccountStore accounts;
  private final KeepingAccounts keeping;
  private final Rankings rankings;
  private final LoopStore loops;

  AccountRoutes(
      Frame frame,
      AccountStore accounts,
      KeepingAccounts keeping,
      Rankings rankings,
      LoopStore loops) {
    this.frame = frame;
    this.accounts = accounts;
    this.keeping = keeping;
    this.rankings = rankings;
    this.loops = loops;
  }

  List<Route> routes() {
    var callers = frame.callers();
    return List.of(
        Route.of(GET, "/api/v1/accounts", Role.CSM, callers, this::list),
        Route.of(GET, ONE, Role.CSM, callers, this::show),
        Route.of(PUT, ONE, Role.ADMIN, callers, this::put));
  }

  private void list(Context context, Caller caller) {
    var query = Query.ofList(context, "q", "csm", "segment");
    var filter =
        new AccountStore.Filter(
            query.text("q").orElse(null),
            query.text("csm").map(csm -> csm.toLowerCase(Locale.ROOT)).orElse(null),
            query.text("segment").orElse(null));
    var after = query.position(frame.cursors()).orElse("");
    var rows =
        frame.database().read(handle -> accounts.page(handle, filter, after, query.limit() + 1));
    Listing.answer(
        context,
        query,
        frame.cursors(),
        rows,
        row -> shown(row.value(), frame.currency()),
        row -> row.value().key());
  }

  private void show(Context context, Caller caller) {
    Query.of(context);
    var key = Addresses.part(context, "key");
    var found =
        frame
            .database()
            .read(handle -> accounts.find(handle, key))
            .orElseThrow(() -> Refused.notFound("account", key));
    var whole = whole(found.value());
    if (!ETags.known(context, ETags.of(found.version(), whole))) {
      Answers.bytes(context, 200, Answers.JSON, whole.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void put(Context context, Caller caller) {
    Query.of(context);
    var account =
        frame.read(
            JsonFields.of(Bodies.json(context)).with("key", Addresses.part(context, "key")),
            Account.FIELDS,
            Account::of);
    var kept =
        frame.change(
            context,
            caller,
            handle -> accounts.find(handle, account.key()).map(Versioned::version),
            transaction -> keeping.put(transaction, account, null));
    var whole = whole(kept.value());
    context.header("ETag", ETags.of(kept.version(), whole));
    Answers.bytes(
        context,
        kept.outcome() == Kept.Outcome.CREATED ? 201 : 200,
        Answers.JSON,
        whole.getBytes(StandardCharsets.UTF_8));
  }

  /// The account with what it asks for, what is at stake and who owes it word, as JSON.
  private String whole(Account account) {
    var ranking = rankings.of(rankings.policy(), frame.today());
    var book = ranking.book();
    var id = book.accountId(account.key());
    var filter = new LoopStore.Filter(null, null, null, account.key(), null);
    var owed =
        frame
            .database()
            .read(handle -> loops.page(handle, filter, LoopStore.Cursor.START, MOST_LOOPS));
    var whole = Json.treeOf(shown(account, frame.currency())).asObject();
    whole.set(
        "stake", Json.treeOf(id < 0 ? null : ShownStake.of(ranking.stake(id), frame.currency())));
    whole.set("asks", Json.treeOf(id < 0 ? List.of() : asks(ranking, id)));
    whole.set(
        "loops", Json.treeOf(owed.stream().map(line -> LoopRoutes.shown(line, book)).toList()));
    return Json.write(whole);
  }

  private static List<ShownAsk> asks(Ranking ranking, int account) {
    var book = ranking.book();
    var found = new ArrayList<ShownAsk>();
    for (var place = 0; place < book.featureCount(); place++) {
      var feature = book.featureByKeyOrder(place);
      var asks = book.asks(feature);
      for (var ask = 0; ask < asks.count(); ask++) {
        if (asks.account(ask) == account) {
          found.add(ask(ranking, feature, asks, ask));
        }
      }
    }
    return found;
  }

  private static ShownAsk ask(Ranking ranking, int feature, Asks asks, int ask) {
    var rank = ranking.rankOf(feature);
    var expansion = asks.expansionMinor(ask);
    var day = asks.filedDay(ask);
    return new ShownAsk(
        Backlog.shown(ranking.book().feature(feature)),
        rank == 0 ? null : rank,
        asks.severity(ask),
        asks.core(ask),
        // The Book keeps no difference between no expansion and none named.
        expansion == 0 ? null : Numbers.minor(ranking.book().currency(), expansion),
        day == Asks.UNKNOWN_DAY ? null : LocalDate.ofEpochDay(day),
        asks.requests(ask));
  }

  static Shown shown(Account account, Currency currency) {
    return new Shown(
        account.key(),
        account.name(),
        Numbers.minor(currency, account.arrMinor()),
        account.health(),
        account.renewalDate(),
        account.csm(),
        account.segment(),
        account.industry(),
        account.country(),
        account.lifecycle().word(),
        Numbers.hundredths(account.usageHundredths()),
        Numbers.minor(currency, account.expansionArrMinor()),
        account.domain(),
        account.language() == null ? null : account.language().tag());
  }
}
