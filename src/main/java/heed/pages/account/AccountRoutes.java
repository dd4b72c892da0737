package heed.pages.account;

import heed.account.AccountStore;
import heed.http.Addresses;
import heed.http.Query;
import heed.http.Route;
import heed.loop.LedgerStore;
import heed.pages.frame.Desk;
import heed.pages.why.StaleHealth;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.util.List;

/// Accounts: who decides next, and what about one of them?
final class AccountRoutes {
  private final Desk desk;
  private final AccountStore accounts = new AccountStore();
  private final LedgerStore ledger = new LedgerStore();

  AccountRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        desk.get("/accounts", Role.CSM, this::list),
        desk.get("/accounts/{key}", Role.CSM, this::account));
  }

  private void list(Context context, Caller caller) {
    var filter = AccountsFilter.of(Query.of(context, AccountsFilter.KNOWN), caller);
    var database = desk.house().database();
    var ranking = desk.ranking();
    var owed = database.read(ledger::openByAccount);
    var stale =
        database.read(handle -> StaleHealth.of(handle, ranking.book(), desk.house().today()));
    var view = new Accounts(ranking, filter, desk.names(), owed, stale, desk.voice(context)).view();
    desk.page(context, caller, "accounts", "account/accounts.jte", view);
  }

  private void account(Context context, Caller caller) {
    Query.of(context);
    var key = Addresses.part(context, "key");
    var view =
        desk.house()
            .database()
            .read(handle -> {
              var account = accounts.find(handle, key).orElseThrow(() -> unknown(key)).value();
              return new AccountPage(desk, caller, account, desk.voice(context)).view(handle);
            });
    desk.page(context, caller, "accounts", "account/account.jte", view);
  }

  private static Refused unknown(String key) {
    return Refused.because(
        Refused.Kind.NOT_FOUND,
        "There is no account with the key "
            + key
            + ". Keys are spelled as in your CRM; search for its name on the Accounts page.");
  }
}
