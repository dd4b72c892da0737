package heed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import heed.platform.database.ServeLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  @TempDir Path folder;

  private Terminal terminal;

  @BeforeEach
  void sitDown() {
    terminal = new Terminal(folder);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          nonsense                                       | Usage: bin/heed [-hV] [COMMAND]
          import                                         | Usage: bin/heed import [-h] [--dry-run] [--skip-bad]
          import loops x.csv                             | 'loops' is not one of accounts, features, requests
          import accounts x.csv --skip                   | Usage: bin/heed import
          rank --limit 0                                 | '0' is not a whole number from 1 to 500
          rank --limit 1e3                               | '1e3' is not a whole number
          rank --as-of 2026-02-30                        | '2026-02-30' is not a date
          rank --as-of 22.11.2026                        | '22.11.2026' is not a date
          rank all                                       | Usage: bin/heed rank
          token                                          | Commands: create, list, revoke.
          token create --name x                          | Missing required option: '--role=ROLE'
          token create --name x --role boss              | 'boss' is not one of viewer, csm, pm, admin
          token revoke                                   | Usage: bin/heed token revoke [-h] NAME
          person add --email a@b.c --name A              | Missing required option: '--role=ROLE'
          backup                                         | Usage: bin/heed backup [-h] FILE
          demo --port 70000                              | '70000' is not a whole number from 0 to 65535
          help nonsense                                  | There is no command nonsense.
          """)
  void wrong_usage_is_answered_with_the_usage_line_and_status_2(String words, String says) {
    var outcome = terminal.type(words.split(" "));

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.problems()).contains(says).contains("Usage: bin/heed");
    assertThat(outcome.out()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void no_word_at_all_lists_the_commands_that_people_use() {
    var outcome = terminal.type();

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.problems()).contains("demo, serve, import, rank").doesNotContain("warm-up");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "serve",
        "import",
        "rank",
        "token create",
        "token revoke",
        "person add",
        "person remove",
        "person sign-in",
        "slack install-link",
        "migrate",
        "verify",
        "backup",
        "restore",
        "config"
      })
  void every_command_has_help_with_an_example(String command) {
    var outcome = terminal.type((command + " --help").split(" "));
    var same = terminal.type(("help " + command).split(" "));

    assertThat(outcome.status()).isZero();
    assertThat(outcome.out()).contains("Usage: bin/heed " + command).contains("Example:");
    assertThat(same.out()).isEqualTo(outcome.out());
  }

  @Test
  void the_version_is_one_line() {
    assertThat(terminal.type("--version").out()).startsWith("heed ").hasLineCount(1);
  }

  @Test
  void every_wrong_setting_is_said_at_once_and_nothing_is_done() {
    var outcome =
        terminal.with("HEED_PORT", "x").with("HEED_CURENCY", "USD").type("person", "list");

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.problems().lines())
        .containsExactlyInAnyOrder(
            "HEED_PORT must be a port from 0 to 65535.",
            "There is no setting HEED_CURENCY. Did you mean HEED_CURRENCY?");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void config_shows_where_each_value_comes_from_and_no_secret() throws IOException {
    var secret = folder.resolve("secret");
    Files.writeString(secret, "pT9Lw8a8JtARtcqJ2VKsVp20HJd4E/rFT+Yf0aTKxkM=\n");

    var outcome =
        terminal
            .with("HEED_SECRET_FILE", secret.toString())
            .with("HEED_SMTP_URL", "smtp://ann:hidden@mail.example:25")
            .with("HEED_DB", "jdbc:postgresql://db.example/heed?user=ann&password=hidden")
            .with("HEED_PORT", "9090")
            .type("config");

    assertThat(outcome.problems()).isEmpty();
    assertThat(outcome.status()).isZero();
    assertThat(outcome.out())
        .containsPattern("HEED_PORT +9090 +environment +8080")
        .containsPattern("HEED_HOST +127\\.0\\.0\\.1 +default")
        .containsPattern("HEED_BASE_URL +- +not set")
        .containsPattern("HEED_SECRET +\\(set\\) +file HEED_SECRET_FILE")
        .containsPattern("HEED_SMTP_URL +\\(set\\)")
        .containsPattern("HEED_DB +jdbc:postgresql://db\\.example/heed\\?user=ann&password=•+")
        .doesNotContain("hidden", "pT9Lw8a8");
  }

  @Test
  void a_link_that_adds_a_slack_workspace_needs_a_client_that_slack_can_reach() {
    terminal
        .with("HEED_DB", folder.resolve("heed.db").toString())
        .with("HEED_BASE_URL", "https://heed.example.com/")
        .with("HEED_SECRET", "pT9Lw8a8JtARtcqJ2VKsVp20HJd4E/rFT+Yf0aTKxkM=")
        .with("HEED_SLACK_CLIENT_ID", "111.222")
        .with("HEED_SLACK_CLIENT_SECRET", "hidden");

    var unreachable = terminal.type("slack", "install-link");
    var made = terminal.with("HEED_SLACK_SIGNING_SECRET", "s").type("slack", "install-link");
    var list = terminal.type("slack", "list");

    assertThat(unreachable.status()).isEqualTo(1);
    assertThat(unreachable.problems()).contains("HEED_SLACK_SIGNING_SECRET").hasLineCount(1);
    assertThat(made.status()).isZero();
    assertThat(made.out())
        .matches("https://heed\\.example\\.com/slack/install\\?link=[A-Za-z0-9_-]{43}\\R");
    assertThat(list.status()).isZero();
    assertThat(list.out()).contains("workspace");
  }

  @Test
  void a_token_is_printed_once_listed_without_its_secret_and_revoked() {
    var made =
        terminal.type(
            "token", "create", "--name", "ci", "--role", "csm", "--person", "Ann@Example.com");
    var again = terminal.type("token", "create", "--name", "ci", "--role", "pm");
    var listed = terminal.type("token", "list");
    var revoked = terminal.type("token", "revoke", "ci");
    var unknown = terminal.type("token", "revoke", "nobody");

    assertThat(made.out()).matches("heed_[A-Za-z0-9_-]{43}\n");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.problems()).isEqualTo("There is a token ci already.\n");
    assertThat(listed.out())
        .containsPattern("ci +csm +ann@example.com +2026-11-22T09:30:00Z +-")
        .doesNotContain(made.out().strip());
    assertThat(revoked.status()).isZero();
    assertThat(unknown.problems()).isEqualTo("There is no token nobody.\n");
    assertThat(terminal.type("token", "list").out())
        .containsPattern("ci .*2026-11-22T09:30:00Z +2026-11-22T09:30:00Z");
  }

  @Test
  void a_person_is_added_changed_listed_and_signed_in() {
    var added =
        terminal.type("person", "add", "--email", "ann@b.c", "--name", "Ann", "--role", "pm");
    var same =
        terminal.type("person", "add", "--email", "Ann@B.c", "--name", "Ann", "--role", "pm");
    var changed =
        terminal.type("person", "add", "--email", "ann@b.c", "--name", "Ann", "--role", "admin");
    var wrong = terminal.type("person", "add", "--email", "ann", "--name", " ", "--role", "pm");
    var link =
        terminal
            .with("HEED_BASE_URL", "https://heed.example/")
            .type("person", "sign-in", "ANN@b.c");

    assertThat(added.out()).isEqualTo("ann@b.c is added as pm.\n");
    assertThat(same.out()).isEqualTo("ann@b.c is pm already.\n");
    assertThat(changed.out()).isEqualTo("ann@b.c is changed, and is admin now.\n");
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.problems()).contains("Email must be an e-mail address", "Name is missing.");
    assertThat(terminal.type("person", "list").out()).containsPattern("ann@b.c +Ann +admin");
    assertThat(link.out()).matches("https://heed\\.example/sign-in/[A-Za-z0-9_.-]+\n");
    assertThat(terminal.type("person", "sign-in", "bob@b.c").problems())
        .isEqualTo("There is no person bob@b.c.\n");
    assertThat(terminal.type("person", "remove", "Ann@b.c").problems()).contains("only admin");
    terminal.type("person", "add", "--email", "bob@b.c", "--name", "Bob", "--role", "admin");
    assertThat(terminal.type("person", "remove", "Ann@b.c").out())
        .isEqualTo("ann@b.c is removed and signed out.\n");
    assertThat(terminal.type("person", "list").out()).doesNotContain("ann@b.c");
    assertThat(terminal.type("verify").status()).isZero();
  }

  @Test
  void a_database_is_migrated_verified_backed_up_and_restored() throws SQLException {
    var backup = folder.resolve("backup.db").toString();
    terminal.type("token", "create", "--name", "ci", "--role", "csm");

    assertThat(terminal.type("migrate").out()).contains("is up to date.");
    assertThat(terminal.type("verify").out()).contains("is as it was written: 1 changes, 1 facts.");
    assertThat(terminal.type("backup", backup).status()).isZero();
    var again = terminal.type("backup", backup);
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.problems()).contains("There is a file").hasLineCount(1);

    damage("UPDATE token SET role = 'admin'");
    var damaged = terminal.type("verify");
    assertThat(damaged.status()).isEqualTo(1);
    assertThat(damaged.problems()).isEqualTo("The token ci differs from change 1 in role.\n");

    assertThat(terminal.type("restore", backup).status()).isEqualTo(1);
    var restored = terminal.type("restore", backup, "--replace");
    assertThat(restored.status()).isZero();
    assertThat(restored.out()).contains("What stood there is now", "heed.db.replaced-2026");
    assertThat(terminal.type("verify").status()).isZero();
  }

  @Test
  void a_second_service_on_one_file_is_refused_and_commands_beside_it_are_not() {
    terminal.type("migrate");

    try (var _ = ServeLock.take(folder.resolve("heed.db").toString())) {
      var second = terminal.type("serve");
      var beside = terminal.type("person", "list");

      assertThat(second.status()).isEqualTo(1);
      assertThat(second.problems()).contains("is being served by another process").hasLineCount(1);
      assertThat(beside.status()).isZero();
    }
  }

  @Test
  void a_database_that_is_none_is_left_alone() throws IOException {
    var file = folder.resolve("heed.db");
    Files.writeString(file, "Dear diary, this is no database.");

    for (var command : new String[] {"verify", "rank", "serve", "migrate", "token list"}) {
      var outcome = terminal.type(command.split(" "));

      assertThat(outcome.status()).as(command).isEqualTo(1);
      assertThat(outcome.problems())
          .as(command)
          .contains("is not a SQLite database")
          .hasLineCount(1);
    }
    assertThat(file).hasContent("Dear diary, this is no database.");
  }

  private void damage(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("heed.db"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
