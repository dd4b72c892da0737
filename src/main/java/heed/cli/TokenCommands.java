package heed.cli;

import heed.people.Caller;
import heed.people.Role;
import heed.people.TokenStore;
import heed.platform.Fields;
import heed.platform.Texts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `token`: API tokens.
final class TokenCommands {
  private final Workplace workplace;

  TokenCommands(Workplace workplace) {
    this.workplace = workplace;
  }

  CommandSpec spec() {
    return Usage.group("token", "API tokens.")
        .addSubcommand("create", new Create().spec())
        .addSubcommand("list", new ListAll().spec())
        .addSubcommand("revoke", new Revoke().spec());
  }

  private final class Create implements Command {
    @Override
    public CommandSpec spec() {
      return Usage.command(
              this,
              "create",
              "Make an API token and print its secret, which cannot be read again.",
              "bin/heed token create --name reporting --role csm")
          .addOption(Usage.requiredText("--name", "NAME", "What to call it, in lists and logs."))
          .addOption(
              Usage.value(
                      "--role",
                      "ROLE",
                      "viewer, csm, pm or admin.",
                      Role.class,
                      Usage.oneOf(Role.BY_WORD))
                  .toBuilder()
                  .required(true)
                  .build())
          .addOption(
              Usage.text("--person", "EMAIL", "Whose own loops and requests \"own\" means."));
    }

    @Override
    public int run(ParseResult given) {
      Role role = given.matchedOptionValue("--role", Role.VIEWER);
      var secret =
          workplace.inRooms(rooms -> {
            var fields = new Fields(new GivenFields(given), rooms.currency);
            var name = fields.key("name");
            var person = fields.email("person");
            fields.refuseProblems();
            return rooms
                .database
                .writer()
                .write(Caller.CONSOLE.name(), tx -> rooms.tokens.create(tx, name, role, person));
          });
      workplace.console().out().println(secret);
      return DONE;
    }
  }

  private final class ListAll implements Command {
    @Override
    public CommandSpec spec() {
      return Usage.command(this, "list", "List every API token, without its secret.");
    }

    @Override
    public int run(ParseResult given) {
      var table = new Table("name", "role", "person", "created", "revoked");
      workplace
          .inRooms(rooms -> rooms.database.read(rooms.tokens::all))
          .forEach(token -> table.row(cells(token)));
      workplace.console().out().print(table.text(workplace.console().width()));
      return DONE;
    }

    private String[] cells(TokenStore.Token token) {
      var revoked = token.revokedAtMs();
      var person = token.person();
      return new String[] {
        token.name(),
        token.role().word(),
        person == null ? "-" : person,
        shown(token.createdAtMs()),
        revoked == null ? "-" : shown(revoked)
      };
    }

    private String shown(long atMs) {
      return Instant.ofEpochMilli(atMs).truncatedTo(ChronoUnit.SECONDS).toString();
    }
  }

  private final class Revoke implements Command {
    @Override
    public CommandSpec spec() {
      return Usage.command(
              this,
              "revoke",
              "Make an API token useless, at once and for ever.",
              "bin/heed token revoke reporting")
          .addPositional(
              Usage.parameter(0, "NAME", "What it is called.", String.class, name -> name));
    }

    @Override
    public int run(ParseResult given) {
      String name = given.matchedPositionalValue(0, "");
      workplace.inRooms(rooms ->
          rooms
              .database
              .writer()
              .write(
                  Caller.CONSOLE.name(),
                  tx -> {
                    rooms.tokens.revoke(tx, name);
                    return true;
                  }));
      workplace
          .console()
          .out()
          .println("The token " + Texts.clip(name, Texts.KEY) + " is revoked.");
      return DONE;
    }
  }
}
