package heed.pages.account;

import heed.account.Account;
import heed.account.AccountStore;
import heed.account.Freshness;
import heed.account.HealthAnswers;
import heed.account.HealthStore;
import heed.account.ReadingHealth;
import heed.http.Addresses;
import heed.http.Query;
import heed.http.Route;
import heed.pages.frame.Desk;
import heed.pages.frame.Done;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.Fields;
import heed.platform.Refused;
import heed.platform.database.Transaction;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The four questions of a health talk, answered on the account’s page.
final class HealthRoutes {
  private static final int MOST = 5;

  private final Desk desk;
  private final AccountStore accounts = new AccountStore();
  private final HealthStore readings = new HealthStore();
  private final ReadingHealth reading = new ReadingHealth(accounts, readings);

  HealthRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        desk.get("/accounts/{key}/health/result", Role.CSM, this::result),
        desk.post("/accounts/{key}/health", Role.CSM, this::answer),
        desk.post("/accounts/{key}/health/undo", Role.CSM, this::undo));
  }

  /// What the health would be, for a form that is not sent yet.
  private void result(Context context, Caller caller) {
    var query = Query.of(context, "problem", "features", "usable", "reliable");
    var key = Addresses.part(context, "key");
    var account =
        desk.house()
            .database()
            .read(handle -> accounts.find(handle, key))
            .orElseThrow(() -> Refused.notFound("account", Spoken.text(key)))
            .value();
    refuseOthers(caller, account);
    var health =
        new AccountHealth(
            account,
            List.of(),
            new Freshness(0),
            desk.voice(context),
            desk.house().today(),
            Map.of());
    desk.part(context, 200, "account/reading.jte", Map.of("words", health.result(answers(query))));
  }

  private static @Nullable HealthAnswers answers(Query query) {
    var problem = query.whole("problem", 1, MOST);
    var features = query.whole("features", 1, MOST);
    var usable = query.whole("usable", 1, MOST);
    var reliable = query.whole("reliable", 1, MOST);
    return problem.isEmpty() || features.isEmpty() || usable.isEmpty() || reliable.isEmpty()
        ? null
        : new HealthAnswers(problem.get(), features.get(), usable.get(), reliable.get(), null);
  }

  private void answer(Context context, Caller caller) {
    var fields = desk.form(context).fields(desk.currency());
    var answers = HealthAnswers.of(fields);
    fields.refuseProblems();
    var key = Addresses.part(context, "key");
    var read =
        desk.write(
            caller,
            transaction -> {
              refuseOthers(caller, find(transaction, key));
              return reading.answer(transaction, key, answers);
            });
    var says = desk.voice(context).on("account");
    desk.went(
        context,
        Links.account(key),
        Done.of(
            says.say(
                "said.set",
                Spoken.text(read.account().name()),
                Objects.requireNonNull(read.account().health(), "answered just now")),
            Links.account(key) + "/health/undo",
            Map.of("reading", Long.toString(read.sequence()))));
  }

  private void undo(Context context, Caller caller) {
    var sequence = sequence(desk.form(context).fields(desk.currency()));
    var key = Addresses.part(context, "key");
    var account =
        desk.write(
            caller,
            transaction -> {
              refuseOthers(caller, find(transaction, key));
              return reading.takeBack(transaction, key, sequence);
            });
    var says = desk.voice(context).on("account");
    var name = Spoken.text(account.name());
    var health = account.health();
    desk.went(
        context,
        Links.account(key),
        Done.of(
            health == null
                ? says.say("said.taken-back.unknown", name)
                : says.say("said.taken-back", name, health)));
  }

  private static long sequence(Fields fields) {
    var text = fields.requiredLine("reading", 20);
    fields.refuseProblems();
    if (!text.matches("[0-9]{1,18}")) {
      throw Refused.field("reading", "This is no reading.");
    }
    return Long.parseLong(text);
  }

  private Account find(Transaction transaction, String key) {
    return accounts
        .find(transaction.handle(), key)
        .orElseThrow(() -> Refused.notFound("account", Spoken.text(key)))
        .value();
  }

  private static void refuseOthers(Caller caller, Account account) {
    if (!AccountHealth.mayAnswer(caller, account)) {
      throw Refused.because(
          Refused.Kind.FORBIDDEN,
          "The CSM of this account answers for it, or a PM. You are neither.");
    }
  }
}
