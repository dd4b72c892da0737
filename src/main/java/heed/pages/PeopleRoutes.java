package heed.pages;

import heed.http.Addresses;
import heed.http.Query;
import heed.http.Route;
import heed.pages.BacklogView.Choice;
import heed.pages.PeopleView.Entry;
import heed.pages.PeopleView.Link;
import heed.pages.PeopleView.Row;
import heed.people.Caller;
import heed.people.KeepingPeople;
import heed.people.Person;
import heed.people.Role;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// People and their roles, for admins.
final class PeopleRoutes {
  static final String PAGE = "/admin/people";
  private static final String ONE = PAGE + "/{email}";
  private static final Duration LINK_LASTS = Duration.ofHours(1);

  private static final Map<String, String> DONE =
      Map.of(
          "added", "Added. A sign-in link lets them in.",
          "changed", "Changed. It holds from their next click on.");

  private final Desk desk;
  private final KeepingPeople keeping;

  PeopleRoutes(Desk desk) {
    this.desk = desk;
    this.keeping = new KeepingPeople(desk.house().people());
  }

  /// A form that was refused.
  ///
  /// @param email whose it is; null: the one for somebody new
  private record Wrong(@Nullable String email, Entry entry) {}

  List<Route> routes() {
    return List.of(
        desk.get("/admin", Role.ADMIN, (context, _) -> Desk.go(context, PAGE)),
        desk.get(PAGE, Role.ADMIN, this::people),
        desk.post(PAGE, Role.ADMIN, this::add),
        desk.post(ONE, Role.ADMIN, this::change),
        desk.post(ONE + "/link", Role.ADMIN, this::link));
  }

  private void people(Context context, Caller caller) {
    var done = Query.of(context, "done").oneOf("done", DONE).orElse(null);
    desk.page(context, caller, "admin", "people.jte", view(null, done, null));
  }

  private void add(Context context, Caller caller) {
    var form = desk.form(context);
    try {
      var person = person(form);
      desk.write(caller, transaction -> keeping.add(transaction, person));
    } catch (Refused refused) {
      show(context, caller, new Wrong(null, entry(form, Complaints.of(refused, "email"))));
      return;
    }
    Desk.go(context, PAGE + "?done=added");
  }

  private void change(Context context, Caller caller) {
    var email = Addresses.part(context, "email");
    var form = desk.form(context).with("email", email);
    try {
      known(email);
      var person = person(form);
      desk.write(caller, transaction -> keeping.put(transaction, person));
    } catch (Refused refused) {
      show(context, caller, new Wrong(email, entry(form, Complaints.of(refused, "name"))));
      return;
    }
    Desk.go(context, PAGE + "?done=changed");
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
    desk.page(
        context,
        caller,
        "admin",
        "people.jte",
        view(null, null, new Link(Spoken.text(person.name()), address)));
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

  private void show(Context context, Caller caller, Wrong wrong) {
    desk.page(context, 400, caller, "admin", "people.jte", view(wrong, null, null));
  }

  private PeopleView view(@Nullable Wrong wrong, @Nullable String done, @Nullable Link link) {
    var all = desk.house().database().read(desk.house().people()::all);
    var empty = new Entry("", "", roles("viewer"), Complaints.NONE);
    return new PeopleView(
        all.size() == 1 ? "One person" : all.size() + " people",
        all.stream().map(person -> row(person, wrong)).toList(),
        wrong != null && wrong.email() == null ? wrong.entry() : empty,
        done,
        link);
  }

  private static Row row(Person person, @Nullable Wrong wrong) {
    var role = person.role().word();
    var refused = wrong != null && person.email().equals(wrong.email()) ? wrong.entry() : null;
    return new Row(
        PAGE + "/" + Addresses.segment(person.email()),
        Spoken.text(person.name()),
        Spoken.text(person.email()),
        Desk.role(person.role()),
        refused != null
            ? refused
            : new Entry(person.email(), person.name(), roles(role), Complaints.NONE),
        refused != null);
  }

  private static Entry entry(Form form, Complaints complaints) {
    return new Entry(
        form.text("email").orElse(""),
        form.text("name").orElse(""),
        roles(form.text("role").orElse("viewer")),
        complaints);
  }

  static List<Choice> roles(String chosen) {
    return Role.BY_WORD.values().stream()
        .map(role -> new Choice(role.word(), Desk.role(role), role.word().equals(chosen)))
        .toList();
  }
}
