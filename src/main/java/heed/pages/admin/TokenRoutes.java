package heed.pages.admin;

import heed.http.Addresses;
import heed.http.Route;
import heed.pages.admin.TokensView.Fresh;
import heed.pages.admin.TokensView.Row;
import heed.pages.frame.Choice;
import heed.pages.frame.Complaints;
import heed.pages.frame.Desk;
import heed.pages.frame.Done;
import heed.pages.frame.Form;
import heed.pages.frame.Spoken;
import heed.pages.frame.Voice;
import heed.people.Caller;
import heed.people.Person;
import heed.people.Role;
import heed.people.TokenStore;
import heed.people.TokenStore.Token;
import heed.platform.Phrases;
import heed.platform.Refused;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// API tokens, for admins.
final class TokenRoutes {
  private static final String PAGE = "/admin/tokens";

  private final Desk desk;
  private final TokenStore tokens;

  TokenRoutes(Desk desk) {
    this.desk = desk;
    this.tokens = new TokenStore(desk.house().ids());
  }

  /// What stands in the form for a new token.
  private record Entry(String name, String role, String person, Complaints complaints) {
    static final Entry EMPTY = new Entry("", "viewer", "", Complaints.NONE);
  }

  List<Route> routes() {
    return List.of(
        desk.get(PAGE, Role.ADMIN, this::list),
        desk.post(PAGE, Role.ADMIN, this::create),
        desk.post(PAGE + "/{name}/revoke", Role.ADMIN, this::revoke));
  }

  private void list(Context context, Caller caller) {
    desk.page(context, caller, "admin", "admin/tokens.jte", view(context, Entry.EMPTY, null));
  }

  /// Answers with the secret itself, not with a way to it: this answer alone ever holds it.
  private void create(Context context, Caller caller) {
    var form = desk.form(context);
    Fresh fresh;
    try {
      fresh = created(form, caller);
    } catch (Refused refused) {
      var entry =
          new Entry(
              form.text("name").orElse(""),
              form.text("role").orElse("viewer"),
              form.text("person").orElse(""),
              Complaints.of(refused, "name"));
      desk.page(context, 400, caller, "admin", "admin/tokens.jte", view(context, entry, null));
      return;
    }
    desk.page(context, caller, "admin", "admin/tokens.jte", view(context, Entry.EMPTY, fresh));
  }

  private Fresh created(Form form, Caller caller) {
    var fields = form.fields(desk.currency());
    var name = fields.key("name");
    var person = fields.email("person");
    var role = fields.oneOf("role", Role.BY_WORD);
    if (role == null) {
      fields.refuse("role", "Role is missing: viewer, csm, pm or admin.");
    }
    fields.refuseProblems();
    var given = role == null ? Role.VIEWER : role;
    var secret = desk.write(caller, transaction -> tokens.create(transaction, name, given, person));
    return new Fresh(Spoken.text(name), secret);
  }

  private void revoke(Context context, Caller caller) {
    var _ = desk.form(context);
    var name = Addresses.part(context, "name");
    desk.write(
        caller,
        transaction -> {
          tokens.revoke(transaction, name);
          return true;
        });
    var says = desk.voice(context).on("tokens");
    desk.went(context, PAGE, Done.of(says.say("done.revoked", Spoken.text(name))));
  }

  private TokensView view(Context context, Entry entry, @Nullable Fresh fresh) {
    var house = desk.house();
    var voice = desk.voice(context);
    var says = voice.on("tokens");
    var people = house.database().read(house.people()::all);
    var all = house.database().read(tokens::all);
    var good = all.stream().filter(token -> token.revokedAtMs() == null).count();
    return new TokensView(
        says.say("headline", good),
        all.stream().map(token -> row(token, voice)).toList(),
        entry.name(),
        PeopleRoutes.roles(entry.role(), voice),
        choices(people, entry.person(), says),
        entry.complaints(),
        fresh);
  }

  private static Row row(Token token, Voice voice) {
    var revoked = token.revokedAtMs();
    return new Row(
        PAGE + "/" + Addresses.segment(token.name()) + "/revoke",
        Spoken.text(token.name()),
        voice.role(token.role()),
        token.person() == null ? null : Spoken.text(token.person()),
        voice.moment(token.createdAtMs()),
        revoked == null ? null : voice.moment(revoked));
  }

  private static List<Choice> choices(List<Person> people, String chosen, Phrases says) {
    var choices = new ArrayList<Choice>();
    choices.add(new Choice("", says.say("nobody"), chosen.isEmpty()));
    people.forEach(person ->
        choices.add(
            new Choice(person.email(), Spoken.text(person.name()), person.email().equals(chosen))));
    return choices;
  }
}
