package heed;

import heed.cast.SettableClock;
import heed.cli.Rooms;
import heed.cli.Serving;
import heed.demo.DemoBook;
import heed.demo.StoryClock;
import heed.http.Route;
import heed.people.Person;
import heed.people.Role;
import heed.platform.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The demo, opened by the product's own start in this JVM, on a port of 127.0.0.1. It always
/// begins on the same morning, so that every date on every page is the same each time.
public final class DemoService implements AutoCloseable {
  private static final Duration LINKS_LAST = Duration.ofDays(1);

  private final Path folder;
  private final Rooms rooms;
  private final Serving.Running running;

  private DemoService(boolean told) {
    try {
      folder = Files.createTempDirectory("heed-browser");
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    var settings =
        Settings.from(
            Map.of(
                "HEED_DB",
                folder.resolve("heed.db").toString(),
                "HEED_PORT",
                String.valueOf(freePort())));
    var clock = new StoryClock(fromThatMorning());
    rooms = Rooms.open(settings, Duration.ofSeconds(10), clock);
    if (told) {
      tell(clock);
    } else {
      DemoBook.guests()
          .forEach(
              guest -> rooms.database.writer().write("test", tx -> rooms.people.put(tx, guest)));
    }
    rooms.followingChanges();
    running = Heed.open(rooms, settings, clock, true);
  }

  /// With the story of the demo in it.
  public static DemoService told() {
    return new DemoService(true);
  }

  /// With nobody but the guests of the demo in it.
  public static DemoService empty() {
    return new DemoService(false);
  }

  /// Such as `http://127.0.0.1:40123`.
  public String address() {
    return running.baseUrl();
  }

  /// What stands behind the doors: to write what no door would let in.
  public Rooms rooms() {
    return rooms;
  }

  /// The guest of this role.
  public static Person guest(Role role) {
    return DemoBook.guests().stream()
        .filter(guest -> guest.role() == role)
        .findFirst()
        .orElseThrow();
  }

  /// An address that signs this guest in.
  public String link(Person guest) {
    var token =
        rooms
            .database
            .writer()
            .write("test", tx -> rooms.signInLinks.makeForDemo(tx, guest, LINKS_LAST));
    return address() + "/sign-in/" + token;
  }

  /// Every way in.
  public List<Route> routes() {
    return ((Heed) running).routes();
  }

  @Override
  public void close() {
    running.close();
    rooms.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException leftBehind) {
      throw new UncheckedIOException(leftBehind);
    }
  }

  private void tell(StoryClock clock) {
    DemoBook.tell(
        new DemoBook.Rooms(
            clock,
            rooms.database,
            rooms.people,
            rooms.keepingAccounts,
            rooms.keepingFeatures,
            rooms.mergingFeatures,
            rooms.filing,
            rooms.changingStatus,
            rooms.loops,
            rooms.answeringLoops));
  }

  /// Runs as fast as the real one.
  private static InstantSource fromThatMorning() {
    var begun = System.nanoTime();
    var morning = SettableClock.morning().instant();
    return () -> morning.plusNanos(System.nanoTime() - begun);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
