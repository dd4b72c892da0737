package heed.cli;

import heed.openid.SignInAccountStore;
import heed.people.Caller;
import heed.people.KeepingPeople;
import heed.people.Person;
import heed.platform.Fields;
import heed.platform.Kept;
import heed.platform.Refused;
import heed.platform.settings.Setting;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `person`: people and their roles.
final class PersonCommands {
  private final Workplace workplace;

  PersonCommands(Workplace workplace) {
    this.workplace = workplace;
  }

  CommandSpec spec() {
    return Usage.group("person", "People and their roles.")
        .addSubcommand("add", new Add().spec())
        .addSubcommand("list", new ListAll().spec())
        .addSubcommand("remove", new Remove().spec())
        .addSubcommand("sign-in", new SignIn().spec());
  }

  private final class Add implements Command {
    @Override
    public CommandSpec spec() {
      return Usage.command(
              this,
              "add",
              "Add a person, or give a known one another name or role.",
              "bin/heed person add --email ann@example.com --name \"Ann\" --role admin")
          .addOption(Usage.requiredText("--email", "EMAIL", "Who they are."))
          .addOption(Usage.requiredText("--name", "NAME", "What they are called."))
          .addOption(
              Usage.value(
                      "--role",
                      "ROLE",
                      "viewer, csm, pm or admin; a lead is a pm or an admin.",
                      heed.people.Role.class,
                      Usage.oneOf(heed.people.Role.BY_WORD))
                  .toBuilder()
                  .required(true)
                  .build());
    }

    @Override
    public int run(ParseResult given) {
      var kept =
          workplace.inRooms(rooms -> {
            var fields = new Fields(new GivenFields(given), rooms.currency);
            var person = Person.of(fields);
            fields.refuseProblems();
            return rooms
                .database
                .writer()
                .write(
                    Caller.CONSOLE.name(), tx -> new KeepingPeople(rooms.people).put(tx, person));
          });
      workplace.console().out().println(sentence(kept));
      return DONE;
    }

    private String sentence(Kept<Person> kept) {
      var who = kept.value().email();
      var role = kept.value().role().word();
      return switch (kept.outcome()) {
        case CREATED -> who + " is added as " + role + ".";
        case UPDATED -> who + " is changed, and is " + role + " now.";
        case UNCHANGED -> who + " is " + role + " already.";
      };
    }
  }

  private final class ListAll implements Command {
    @Override
    public CommandSpec spec() {
      return Usage.command(this, "list", "List everybody with their roles.");
    }

    @Override
    public int run(ParseResult given) {
      var table = new Table("email", "name", "role");
      workplace
          .inRooms(rooms -> rooms.database.read(rooms.people::all))
          .forEach(person -> table.row(person.email(), person.name(), person.role().word()));
      workplace.console().out().print(table.text(workplace.console().width()));
      return DONE;
    }
  }

  private final class Remove implements Command {
    @Override
    public CommandSpec spec() {
      return Usage.command(
              this,
              "remove",
              "Take a person out: sessions, tokens and sign-in accounts end at once.",
              "bin/heed person remove ann@example.com")
          .addPositional(
              Usage.parameter(0, "EMAIL", "Who has left.", String.class, email -> email));
    }

    @Override
    public int run(ParseResult given) {
      var email = given.matchedPositionalValue(0, "").toLowerCase(Locale.ROOT);
      workplace.inRooms(rooms ->
          rooms
              .database
              .writer()
              .write(
                  Caller.CONSOLE.name(),
                  tx -> {
                    new SignInAccountStore().forget(tx, email);
                    new KeepingPeople(rooms.people).remove(tx, email, rooms.sessions, rooms.tokens);
                    return true;
                  }));
      workplace.console().out().println(email + " is removed and signed out.");
      return DONE;
    }
  }

  private final class SignIn implements Command {
    private static final Duration LASTS = Duration.ofHours(1);

    @Override
    public CommandSpec spec() {
      return Usage.command(
              this,
              "sign-in",
              "Print a link that signs a person in, once, within an hour.",
              "bin/heed person sign-in ann@example.com")
          .addPositional(
              Usage.parameter(0, "EMAIL", "Whom to sign in.", String.class, email -> email));
    }

    @Override
    public int run(ParseResult given) {
      var email = given.matchedPositionalValue(0, "").toLowerCase(Locale.ROOT);
      var link =
          workplace.inRooms(rooms -> {
            var person =
                rooms
                    .database
                    .read(handle -> rooms.people.find(handle, email))
                    .orElseThrow(() -> Refused.notFound("person", email));
            return rooms
                .database
                .writer()
                .write(Caller.CONSOLE.name(), tx -> rooms.signInLinks.make(tx, person, LASTS));
          });
      workplace.console().out().println(baseUrl() + "/sign-in/" + link);
      return DONE;
    }

    private String baseUrl() {
      var settings = workplace.settings();
      return settings
          .find(Setting.BASE_URL)
          .map(url -> url.replaceAll("/+$", ""))
          .orElse("http://" + settings.text(Setting.HOST) + ":" + settings.text(Setting.PORT));
    }
  }
}
