package heed.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import heed.cast.SettableClock;
import heed.cast.TestDatabase;
import heed.cli.Subjects;
import heed.platform.Ids;
import heed.platform.Refused;
import heed.platform.Sealing;
import heed.platform.database.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class KeepingWorkspacesTest {
  private static final String TOKEN = "xoxb-111-secret-of-acme";
  private static final Inviting.Leave ADA = new Inviting.Leave("ada@heed.test", null);

  private final SettableClock clock = SettableClock.morning();
  private final KeepingWorkspaces keeping = keeping(1);

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_workspace_is_kept_with_who_brought_it(Dialect dialect) {
    try (var place = TestDatabase.of(dialect, clock)) {
      keep(place, grant("T1", "Acme", TOKEN));

      var open = place.database().read(keeping::open);

      assertThat(open).hasSize(1);
      assertThat(open.getFirst().token()).isEqualTo(TOKEN);
      assertThat(open.getFirst().row().value())
          .isEqualTo(
              new Installed(
                  "T1",
                  "Acme",
                  null,
                  "A1",
                  "U0HEED",
                  "commands,chat:write",
                  "ada@heed.test",
                  clock.millis(),
                  clock.millis(),
                  null,
                  null));
      assertThat(Subjects.verify(clock).of(place.where()).problems()).isEmpty();
    }
  }

  @Test
  void no_byte_of_the_database_shows_the_token() throws IOException {
    try (var place = TestDatabase.of(Dialect.SQLITE, clock)) {
      keep(place, grant("T1", "Acme", TOKEN));

      try (var files = Files.list(Path.of(place.where()).getParent())) {
        for (var file : files.toList()) {
          assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
              .as(file.toString())
              .doesNotContain("xoxb")
              .doesNotContain("secret-of-acme");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void the_change_log_holds_no_token_not_even_a_sealed_one(Dialect dialect) throws SQLException {
    try (var place = TestDatabase.of(dialect, clock);
        var connection = place.bareConnection()) {
      keep(place, grant("T1", "Acme", TOKEN));

      var sealed = text(place, "SELECT token FROM slack_workspace");
      var facts = text(place, "SELECT facts FROM change WHERE subject = 'slack_workspace'");

      assertThat(sealed).startsWith("1.").doesNotContain("xoxb");
      assertThat(facts).contains("\"Acme\"").doesNotContain("oken", "xoxb", sealed);
      assertThat(connection.isClosed()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void under_another_secret_nothing_opens_and_nothing_is_overwritten(Dialect dialect) {
    try (var place = TestDatabase.of(dialect, clock)) {
      keep(place, grant("T1", "Acme", TOKEN));

      assertThatThrownBy(() -> place.database().read(keeping(2)::open))
          .isInstanceOf(Sealing.Unopened.class)
          .hasMessageContaining("another HEED_SECRET");

      assertThat(place.database().read(keeping::open).getFirst().token()).isEqualTo(TOKEN);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void a_token_that_was_moved_to_another_row_does_not_open(Dialect dialect) throws SQLException {
    try (var place = TestDatabase.of(dialect, clock)) {
      keep(place, grant("T1", "Acme", TOKEN));
      keep(place, grant("T2", "Globex", "xoxb-222"));
      execute(
          place,
          "UPDATE slack_workspace SET token = (SELECT token FROM slack_workspace WHERE team = 'T1')"
              + " WHERE team = 'T2'");

      var open = place.database().read(keeping::open);

      assertThat(open.getFirst().token()).isEqualTo(TOKEN);
      assertThat(open.getLast().token()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void an_end_forgets_the_token_and_a_new_beginning_heals(Dialect dialect) throws SQLException {
    try (var place = TestDatabase.of(dialect, clock)) {
      var firstMs = clock.millis();
      keep(place, grant("T1", "Acme", TOKEN));
      clock.pass(Duration.ofDays(1));

      assertThat(end(place, "T1", clock.millis())).isPresent();
      assertThat(end(place, "T1", clock.millis())).isEmpty();

      assertThat(place.database().read(keeping::open)).isEmpty();
      assertThat(text(place, "SELECT token FROM slack_workspace")).isNull();
      assertThat(Subjects.verify(clock).of(place.where()).problems()).isEmpty();

      clock.pass(Duration.ofDays(1));
      var again = keep(place, grant("T1", "Acme again", "xoxb-new"));

      assertThat(again.installedAtMs()).isEqualTo(firstMs);
      assertThat(again.renewedAtMs()).isEqualTo(clock.millis());
      assertThat(place.database().read(keeping::open).getFirst().token()).isEqualTo("xoxb-new");
      assertThat(Subjects.verify(clock).of(place.where()).problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void what_was_renewed_since_is_not_ended_by_old_news(Dialect dialect) {
    try (var place = TestDatabase.of(dialect, clock)) {
      var beforeMs = clock.millis() - 1;
      keep(place, grant("T1", "Acme", TOKEN));

      assertThat(end(place, "T1", beforeMs)).isEmpty();
      assertThat(place.database().read(keeping::open)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void all_workspaces_come_by_one_app(Dialect dialect) {
    try (var place = TestDatabase.of(dialect, clock)) {
      keep(place, grant("T1", "Acme", TOKEN));
      var other = new Grant("T2", "Globex", null, "A2", "U0HEED", "commands", "xoxb-222");

      assertThatThrownBy(() -> keep(place, other))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("another Slack app than the one in Acme");

      assertThat(place.database().read(keeping::open)).hasSize(1);
      end(place, "T1", clock.millis());
      assertThat(keep(place, other).app()).isEqualTo("A2");
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void verify_finds_a_row_that_was_changed_behind_our_back(Dialect dialect) throws SQLException {
    try (var place = TestDatabase.of(dialect, clock)) {
      keep(place, grant("T1", "Acme", TOKEN));
      execute(place, "UPDATE slack_workspace SET installed_by = 'mallory@heed.test'");

      assertThat(Subjects.verify(clock).of(place.where()).problems())
          .anySatisfy(problem -> assertThat(problem).contains("slack_workspace T1"));
    }
  }

  private Installed keep(TestDatabase place, Grant grant) {
    return place
        .database()
        .writer()
        .write("ada@heed.test", transaction -> keeping.keep(transaction, ADA, grant));
  }

  private Optional<Installed> end(TestDatabase place, String team, long sinceMs) {
    return place
        .database()
        .writer()
        .write("slack", transaction -> keeping.end(transaction, team, "app_uninstalled", sinceMs));
  }

  private static @Nullable String text(TestDatabase place, String query) throws SQLException {
    try (var connection = place.bareConnection();
        var rows = connection.createStatement().executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static void execute(TestDatabase place, String statement) throws SQLException {
    try (var connection = place.bareConnection()) {
      connection.createStatement().execute(statement);
    }
  }

  private static Grant grant(String team, String name, String token) {
    return new Grant(team, name, null, "A1", "U0HEED", "commands,chat:write", token);
  }

  private KeepingWorkspaces keeping(int seed) {
    var bytes = new byte[32];
    new Random(seed).nextBytes(bytes);
    return new KeepingWorkspaces(
        new InstalledStore(),
        new Inviting(new Ids(clock, new Random(seed))),
        Sealing.under(Base64.getEncoder().encodeToString(bytes)));
  }
}
