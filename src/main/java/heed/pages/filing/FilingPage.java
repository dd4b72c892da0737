package heed.pages.filing;

import heed.account.Account;
import heed.account.AccountStore;
import heed.book.Book;
import heed.book.Suggesting;
import heed.feature.Feature;
import heed.feature.KeepingFeatures;
import heed.http.Addresses;
import heed.http.Query;
import heed.http.Route;
import heed.pages.filing.FilingView.Alikes;
import heed.pages.frame.Choice;
import heed.pages.frame.Complaints;
import heed.pages.frame.Desk;
import heed.pages.frame.Done;
import heed.pages.frame.Form;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.StatusMark;
import heed.pages.frame.Voice;
import heed.people.Caller;
import heed.people.Role;
import heed.platform.FieldError;
import heed.platform.Refused;
import heed.request.FilingRequests;
import heed.request.NewRequest;
import heed.request.Request;
import heed.request.Severity;
import heed.request.TakingBack;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Filing a request in the browser, for those who are not in Slack: one form, similar features
/// while it is filled, and a way back afterwards.
public final class FilingPage {
  /// How many of the reader’s own accounts are offered while they type.
  private static final int OWN = 200;

  private final Desk desk;
  private final FilingRequests filing;
  private final TakingBack takingBack;

  public FilingPage(Desk desk) {
    this.desk = desk;
    var house = desk.house();
    var keeping = new KeepingFeatures(house.features());
    this.filing =
        new FilingRequests(
            new AccountStore(), house.features(), keeping, house.requests(), house.ids());
    this.takingBack = new TakingBack(house.requests(), house.features(), keeping, filing);
  }

  public List<Route> routes() {
    return List.of(
        desk.get(Links.FILING, Role.CSM, this::form),
        desk.get(Links.FILING + "/alike", Role.CSM, this::alike),
        desk.post(Links.FILING, Role.CSM, this::file),
        desk.post("/requests/{key}/take-back", Role.CSM, this::takeBack));
  }

  private void form(Context context, Caller caller) {
    var query = Query.of(context, "account", "feature", "title");
    var book = desk.ranking().book();
    var account =
        query.text("account").map(book::accountId).filter(id -> id >= 0).map(book::account);
    var feature =
        query.text("feature").map(book::featureId).filter(id -> id >= 0).map(book::feature);
    Map<String, String> known =
        Map.of(
            "account", account.map(Account::name).orElse(""),
            "feature", feature.map(Feature::title).or(() -> query.text("title")).orElse(""),
            "featureKey", feature.map(Feature::key).orElse(""));
    show(context, 200, caller, name -> Optional.ofNullable(known.get(name)), Asked.NOTHING);
  }

  private void alike(Context context, Caller caller) {
    var query =
        Query.of(
            context,
            "account",
            "accountKey",
            "feature",
            "featureKey",
            "description",
            "severity",
            "coreUseCase",
            "expansionArr",
            "quote",
            "contact",
            "sourceUrl");
    if (!Desk.wantsPart(context)) {
      Desk.go(context, Links.FILING);
      return;
    }
    var likes = likes(desk.ranking().book(), query::text, desk.voice(context), false);
    desk.part(context, 200, "filing/alike.jte", Map.of("view", likes));
  }

  private void file(Context context, Caller caller) {
    var form = desk.form(context);
    var book = desk.ranking().book();
    var account = Meant.account(book, form, caller);
    var feature = Meant.feature(book, form);
    if (account.isEmpty() || feature.isEmpty()) {
      show(context, 400, caller, form::text, asked(context, book, form, account.isEmpty()));
      return;
    }
    try {
      var sent = read(form, account.get(), feature.get(), caller);
      var filed = desk.write(caller, transaction -> filing.file(transaction, sent).value());
      var made = sent.newTitle() == null ? "" : filed.feature();
      went(context, account.get(), filed, made);
    } catch (Refused refused) {
      var complaints = Complaints.of(refused, "quote");
      show(context, 400, caller, form::text, new Asked(complaints, List.of(), false, null));
    }
  }

  private void takeBack(Context context, Caller caller) {
    var form = desk.form(context);
    var key = Addresses.part(context, "key");
    var made = form.text("made").orElse(null);
    var email = caller.email();
    desk.write(
        caller,
        transaction -> {
          takingBack.takeBack(transaction, key, made, email == null ? caller.name() : email);
          return true;
        });
    desk.went(context, Links.FILING, Done.of(desk.voice(context).on("filing").say("taken-back")));
  }

  private void went(Context context, Account account, Request filed, String made) {
    var says = desk.voice(context).on("filing");
    var house = desk.house();
    var feature =
        house
            .database()
            .read(handle -> house.features().findRoot(handle, filed.feature()))
            .orElseThrow()
            .value();
    var ranking = desk.ranking();
    var id = ranking.book().featureId(feature.key());
    var rank = id < 0 ? 0 : ranking.rankOf(id);
    var words =
        rank == 0
            ? says.say("filed", Spoken.text(account.name()), Spoken.text(feature.title()))
            : says.say(
                "filed.ranked",
                Spoken.text(account.name()),
                Spoken.text(feature.title()),
                desk.voice(context).place(rank),
                ranking.count());
    desk.went(
        context,
        Links.feature(feature),
        Done.of(
            words,
            "/requests/" + Addresses.segment(filed.key()) + "/take-back",
            Map.of("made", made)));
  }

  /// What has to be asked before a request can be filed.
  ///
  /// @param meant accounts that it may be about
  /// @param which whether it must be said which feature it is
  private record Asked(
      Complaints complaints, List<Account> meant, boolean which, @Nullable String trouble) {
    static final Asked NOTHING = new Asked(Complaints.NONE, List.of(), false, null);
  }

  private Asked asked(Context context, Book book, Form form, boolean account) {
    var says = desk.voice(context).on("filing");
    var problems = new ArrayList<FieldError>();
    var typed = form.text("account").orElse("");
    var meant =
        account && !typed.isEmpty()
            ? Suggesting.accounts(book, typed, null, Meant.FEW)
            : List.<Account>of();
    if (account) {
      problems.add(
          new FieldError(
              "account",
              typed.isEmpty()
                  ? says.say("account.missing")
                  : meant.isEmpty()
                      ? says.say("account.unknown", Spoken.text(typed))
                      : says.say("account.which")));
    }
    if (form.text("feature").isEmpty()) {
      problems.add(new FieldError("feature", says.say("feature.missing")));
    }
    var which = form.text("feature").isPresent() && Meant.feature(book, form).isEmpty();
    var complaints =
        problems.isEmpty() ? Complaints.NONE : Complaints.of(Refused.fields(problems), "account");
    return new Asked(complaints, meant, which, says.say(which ? "which" : "mend"));
  }

  private NewRequest read(Form form, Account account, Meant.Need need, Caller caller) {
    var sent =
        form.with("account", account.key())
            .with("filedBy", caller.email() == null ? "" : caller.email())
            .with("filedAt", "");
    sent =
        need.known() == null
            ? sent.with("feature", "")
                .with("newFeature", Meant.NEW)
                .with("newFeature.title", need.title())
                .with("newFeature.description", form.text("description").orElse(""))
            : sent.with("feature", need.known().key()).with("newFeature", "");
    var fields = sent.fields(desk.currency());
    var request = NewRequest.of(fields);
    fields.refuseProblems();
    return request;
  }

  private void show(
      Context context,
      int status,
      Caller caller,
      Function<String, Optional<String>> typed,
      Asked asked) {
    var voice = desk.voice(context);
    var book = desk.ranking().book();
    var chosenAccount = typed.apply("accountKey").orElse("");
    var severity = typed.apply("severity").orElse("");
    var view =
        new FilingView(
            new FilingView.Typed(
                typed.apply("account").orElse(""),
                typed.apply("feature").orElse(""),
                typed.apply("description").orElse(""),
                typed.apply("coreUseCase").isPresent(),
                typed.apply("expansionArr").orElse(""),
                typed.apply("quote").orElse(""),
                typed.apply("contact").orElse(""),
                typed.apply("sourceUrl").orElse("")),
            own(book, caller),
            asked.meant.stream()
                .map(one ->
                    new Choice(one.key(), Spoken.text(one.name()), one.key().equals(chosenAccount)))
                .toList(),
            likes(book, typed, voice, asked.which),
            IntStream.rangeClosed(Severity.LOWEST, Severity.HIGHEST)
                .mapToObj(one ->
                    new Choice(
                        Integer.toString(one),
                        voice.severity(one),
                        Integer.toString(one).equals(severity)))
                .toList(),
            asked.complaints,
            asked.trouble);
    desk.page(context, status, caller, "filing", "filing/filing.jte", view);
  }

  private static List<String> own(Book book, Caller caller) {
    var email = caller.email();
    return email == null
        ? List.of()
        : IntStream.range(0, book.accountCount())
            .mapToObj(book::account)
            .filter(one -> one.counts() && email.equals(one.csm()))
            .map(Account::name)
            .sorted()
            .limit(OWN)
            .toList();
  }

  private static Alikes likes(
      Book book, Function<String, Optional<String>> typed, Voice voice, boolean asked) {
    var text = typed.apply("feature").map(String::strip).orElse("");
    if (text.isEmpty()) {
      return Alikes.NONE;
    }
    var chosen = typed.apply("featureKey").orElse("");
    var says = voice.on("filing");
    var likes =
        Suggesting.features(book, text, Meant.FEW).stream()
            .map(one ->
                new FilingView.Like(
                    one.key(),
                    Spoken.text(one.title()),
                    says.say("alike.asks", book.asks(book.featureId(one.key())).count()),
                    StatusMark.of(one.status(), voice),
                    one.key().equals(chosen)
                        || (chosen.isEmpty() && one.title().strip().equalsIgnoreCase(text))))
            .toList();
    return new Alikes(likes, chosen.equals(Meant.NEW), asked && !likes.isEmpty());
  }
}
