package heed;

import static org.assertj.core.api.Assertions.assertThat;

import heed.cast.Cast;
import heed.cast.Desk;
import heed.cli.Rooms;
import heed.people.Person;
import heed.people.Role;
import heed.platform.settings.Settings;
import heed.slack.standin.FakeSlack;
import heed.slack.standin.SlackMember;
import heed.slack.standin.SlackSender;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of full members of the workspace whom the book does not know.
class NewcomersTest {
  private static final String MEMBER = "U0DEV";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"csm, CSM", "viewer, VIEWER"})
  void whoever_comes_first_becomes_what_the_setting_says(String setting, Role role)
      throws Exception {
    try (var service = new Service(setting)) {
      service.help();

      assertThat(service.person()).isEqualTo(new Person(Cast.DEV.email(), Cast.DEV.name(), role));
    }
  }

  @ParameterizedTest
  @CsvSource({"nobody"})
  void where_nobody_is_added_by_coming_an_admin_adds_them(String setting) throws Exception {
    try (var service = new Service(setting)) {
      assertThat(service.help()).contains("does not know you yet");
      assertThat(service.person()).isNull();

      service.desk.keep(Cast.DEV);
      assertThat(service.help()).contains("/heed top");
    }
  }

  private final class Service implements AutoCloseable {
    private final FakeSlack slack = FakeSlack.start();
    private final Rooms rooms;
    private final heed.cli.Serving.Running running;
    private final SlackSender sender;
    final Desk desk;

    Service(String newcomers) throws Exception {
      slack.workspace().add(SlackMember.full(MEMBER, Cast.DEV.email(), Cast.DEV.name()));
      var environment = new TreeMap<String, String>();
      environment.put("HEED_DB", folder.resolve("heed.db").toString());
      environment.put("HEED_PORT", Integer.toString(freePort()));
      environment.put("HEED_SLACK_BOT_TOKEN", FakeSlack.TOKEN);
      environment.put("HEED_SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET);
      environment.put("HEED_SLACK_API_URL", slack.apiUrl());
      environment.put("HEED_SLACK_NEWCOMERS", newcomers);
      var clock = InstantSource.system();
      var settings = Settings.from(environment);
      rooms = Rooms.open(settings, Duration.ofSeconds(2), clock).followingChanges();
      running = Heed.open(rooms, settings, clock, false);
      sender = new SlackSender(URI.create(running.baseUrl() + "/slack/events"), slack);
      desk = new Desk(rooms.database);
      FakeSlack.until("Slack is known", () -> !slack.calls("auth.test").isEmpty());
    }

    /// What is answered, at once or at the response address.
    String help() throws Exception {
      var said = slack.responses().size();
      var answer = sender.command(MEMBER, "help").body();
      if (!answer.isEmpty()) {
        return answer;
      }
      FakeSlack.until("it is answered", () -> slack.responses().size() > said);
      return slack.responses().getLast().toString();
    }

    @org.jspecify.annotations.Nullable
    Person person() {
      return rooms
          .database
          .read(handle -> rooms.people.find(handle, Cast.DEV.email()))
          .orElse(null);
    }

    @Override
    public void close() {
      running.close();
      rooms.close();
      slack.close();
    }
  }

  private static int freePort() throws Exception {
    try (var socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
