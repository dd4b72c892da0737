package heed.pages.admin;

import heed.http.Addresses;
import heed.http.Route;
import heed.openid.SignInAccount;
import heed.openid.SignInAccountStore;
import heed.pages.admin.PeopleView.Entry;
import heed.pages.admin.PeopleView.Link;
import heed.pages.admin.PeopleView.Row;
import heed.pages.frame.Choice;
import heed.pages.frame.Complaints;
import heed.pages.frame.Desk;
import heed.pages.frame.Done;
import heed.pages.frame.Form;
import heed.pages.frame.Links;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.people.Caller;
import heed.people.KeepingPeople;
import heed.people.Person;
import heed.people.Role;
import heed.people.TokenStore;
import heed.platform.Phrases;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// People and their roles, for admins.
final class PeopleRoutes {
  private static final String ONE = Links.PEOPLE + "/{email}";
  private static final Duration LINK_LASTS = Duration.ofHours(1);

  private final Desk desk;
  private final KeepingPeople keeping;
  private final SignInAccountStore accounts = new SignInAccountStore();
  private final TokenStore tokens;

  PeopleRoutes(Desk desk) {
    this.desk = desk;
    this.keeping = new KeepingPeople(desk.house().people());
    this.tokens = new TokenStore(desk.house().ids());
  }

  /// A form that was refused.
  ///
  /// @param email whose it is; null: the one for somebody new
  private record Wrong(@Nullable String email, Entry entry) {}

  List<Route> routes() {
    return List.of(
        desk.get("/admin", Role.ADMIN, (context, _) -> Desk.go(context, Links.PEOPLE)),
        desk.get(Links.PEOPLE, Role.ADMIN, this::people),
        desk.post(Links.PEOPLE, Role.ADMIN, this::add),
        desk.post(ONE, Role.ADMIN, this::change),
        desk.post(ONE + "/link", Role.ADMIN, this::link),
        desk.post(ONE + "/sign-out", Role.ADMIN, this::signOut),
        desk.post(ONE + "/forget", Role.ADMIN, this::forget),
        desk.post(ONE + "/remove", Role.ADMIN, this::remove));
  }

  private void people(Context context, Caller caller) {
    show(context, 200, caller, null, null);
  }

  private void add(Context context, Caller caller) {
    var form = desk.form(context);
    Person person;
    try {
      person = person(form);
      desk.write(caller, transaction -> keeping.add(transaction, person));
    } catch (Refused refused) {
      var entry = entry(context, form, Complaints.of(refused, "email"));
      show(context, 400, caller, new Wrong(null, entry), null);
      return;
    }
    var words = says(context).say("done.added", Spoken.text(person.name()));
    desk.went(context, Links.PEOPLE, Done.of(words, address(person.email()) + "/remove", Map.of()));
  }

  private void change(Context context, Caller caller) {
    var email = Addresses.part(context, "email");
    var form = desk.form(context).with("email", email);
    Person before;
    Person person;
    try {
      before = known(email);
      person = person(form);
      desk.write(caller, transaction -> keeping.put(transaction, person));
    } catch (Refused refused) {
      var entry = entry(context, form, Complaints.of(refused, "name"));
      show(context, 400, caller, new Wrong(email, entry), null);
      return;
    }
    var voice = desk.voice(context);
    var words =
        says(context).say("done.changed", Spoken.text(person.name()), voice.role(person.role()));
    var fields = Map.of("name", before.name(), "role", before.role().word());
    desk.went(context, Links.PEOPLE, Done.of(words, address(email), fields));
  }

  /// Answers with the link itself, not with a way to it: it is in no address and in no history.
  private void link(Context context, Caller caller) {
    var _ = desk.form(context);
    var person = known(Addresses.part(context, "email"));
    var house = desk.house();
    var token =
        desk.write(
            caller,
            transaction -> keeping.link(transaction, house.links(), person.email(), LINK_LASTS));
    var address = house.baseUrl().replaceAll("/+$", "") + "/sign-in/" + token;
    show(context, 200, caller, null, new Link(Spoken.text(person.name()), address));
  }

  private void signOut(Context context, Caller caller) {
    var _ = desk.form(context);
    var person = known(Addresses.part(context, "email"));
    int ended =
        desk.write(
            caller, transaction -> desk.house().sessions().endAll(transaction, person.email()));
    done(context, says(context).say("done.out", Spoken.text(person.name()), ended));
  }

  private void forget(Context context, Caller caller) {
    var _ = desk.form(context);
    var person = known(Addresses.part(context, "email"));
    desk.write(caller, transaction -> accounts.forget(transaction, person.email()));
    done(context, says(context).say("done.forgotten", Spoken.text(person.name())));
  }

  private void remove(Context context, Caller caller) {
    var _ = desk.form(context);
    var person = known(Addresses.part(context, "email"));
    desk.write(
        caller,
        transaction -> {
          accounts.forget(transaction, person.email());
          keeping.remove(transaction, person.email(), desk.house().sessions(), tokens);
          return true;
        });
    done(context, says(context).say("done.removed", Spoken.text(person.name())));
  }

  private void done(Context context, String words) {
    desk.went(context, Links.PEOPLE, Done.of(words));
  }

  private Phrases says(Context context) {
    return desk.voice(context).on("people");
  }

  private static String address(String email) {
    return Links.PEOPLE + "/" + Addresses.segment(email);
  }

  private Person known(String email) {
    return desk.house()
        .database()
        .read(handle -> desk.house().people().find(handle, email))
        .orElseThrow(() -> Refused.notFound("person", Spoken.text(email)));
  }

  private Person person(Form form) {
    var fields = form.fields(desk.currency());
    var person = Person.of(fields);
    fields.refuseProblems();
    return person;
  }

  private void show(
      Context context, int status, Caller caller, @Nullable Wrong wrong, @Nullable Link link) {
    var voice = desk.voice(context);
    var all = desk.house().database().read(desk.house().people()::all);
    Set<String> tied =
        desk.house().database().read(accounts::all).stream()
            .map(SignInAccount::person)
            .collect(Collectors.toSet());
    var empty = new Entry("", "", roles("viewer", voice), Complaints.NONE);
    var view =
        new PeopleView(
            says(context).say("headline", all.size()),
            all.stream()
                .map(person -> row(person, wrong, tied.contains(person.email()), voice))
                .toList(),
            wrong != null && wrong.email() == null ? wrong.entry() : empty,
            link);
    desk.page(context, status, caller, "admin", "admin/people.jte", view);
  }

  private static Row row(Person person, @Nullable Wrong wrong, boolean tied, Voice voice) {
    var role = person.role().word();
    var refused = wrong != null && person.email().equals(wrong.email()) ? wrong.entry() : null;
    return new Row(
        address(person.email()),
        Spoken.text(person.name()),
        Spoken.text(person.email()),
        voice.role(person.role()),
        refused != null
            ? refused
            : new Entry(person.email(), person.name(), roles(role, voice), Complaints.NONE),
        refused != null,
        tied);
  }

  private Entry entry(Context context, Form form, Complaints complaints) {
    return new Entry(
        form.text("email").orElse(""),
        form.text("name").orElse(""),
        roles(form.text("role").orElse("viewer"), desk.voice(context)),
        complaints);
  }

  static List<Choice> roles(String chosen, Voice voice) {
    return Role.BY_WORD.values().stream()
        .map(role -> new Choice(role.word(), voice.role(role), role.word().equals(chosen)))
        .toList();
  }
}
