package heed.api;

import static heed.http.Route.Verb.GET;
import static heed.http.Route.Verb.PUT;

import heed.account.Account;
import heed.account.AccountStore;
import heed.account.KeepingAccounts;
import heed.http.Addresses;
import heed.http.Answers;
import heed.http.Bodies;
import heed.http.ETags;
import heed.http.Frame;
import heed.http.JsonFields;
import heed.http.Listing;
import heed.http.Precondition;
import heed.http.Query;
import heed.http.Route;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Currency;
import heed.platform.Fields;
import heed.platform.Kept;
import heed.platform.Refused;
import heed.platform.Versioned;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Accounts: what a company is worth and how it feels, and for one of them what it asks for, what
/// is at stake and who owes it word.
final class AccountRoutes {
  private static final String ONE = "/api/v1/accounts/{key}";

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
      @Nullable String domain) {}

  private final Frame frame;
  private final AccountStore accounts;
  private final KeepingAccounts keeping;

  AccountRoutes(Frame frame, AccountStore accounts, KeepingAccounts keeping) {
    this.frame = frame;
    this.accounts = accounts;
    this.keeping = keeping;
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
    if (!ETags.known(context, ETags.of(found.version()))) {
      Answers.json(context, 200, shown(found.value(), frame.currency()));
    }
  }

  private void put(Context context, Caller caller) {
    Query.of(context);
    var sent = JsonFields.of(Bodies.json(context)).with("key", Addresses.part(context, "key"));
    var fields = new Fields(sent, frame.currency());
    sent.refuseOthers(fields, Account.FIELDS);
    var account = Account.of(fields);
    fields.refuseProblems();
    var precondition = Precondition.of(context);
    var kept =
        frame
            .database()
            .writer()
            .write(
                caller.name(),
                transaction -> {
                  precondition.check(() ->
                      accounts.find(transaction.handle(), account.key()).map(Versioned::version));
                  return keeping.put(transaction, account, null);
                });
    context.header("ETag", ETags.of(kept.version()));
    Answers.json(
        context,
        kept.outcome() == Kept.Outcome.CREATED ? 201 : 200,
        shown(kept.value(), frame.currency()));
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
        account.domain());
  }
}
