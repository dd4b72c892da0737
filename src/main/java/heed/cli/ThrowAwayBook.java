package heed.cli;

import heed.demo.DemoBook;
import heed.demo.StoryClock;
import heed.people.Person;
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
import java.util.Map;

/// The book of the demo: a database in a folder that is gone afterwards, with the story told in it.
/// Takes nothing from the environment, so that it cannot reach a real database or a real Slack.
///
/// @param settings that it is served with
/// @param storyClock the one of the story, which runs with the real one by now
record ThrowAwayBook(Path folder, Settings settings, StoryClock storyClock, Rooms rooms)
    implements AutoCloseable {

  static ThrowAwayBook open(Workplace workplace, int port) {
    try {
      var folder = Files.createTempDirectory("heed-demo-");
      var settings =
          Settings.from(
              Map.of(
                  "HEED_DB",
                  folder.resolve("heed.db").toString(),
                  "HEED_PORT",
                  Integer.toString(port)));
      var clock = new StoryClock(workplace.clock());
      var rooms = Rooms.open(settings, ServeCommand.PATIENCE, clock);
      var book = new ThrowAwayBook(folder, settings, clock, rooms);
      book.tell();
      return book;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  InstantSource clock() {
    return storyClock;
  }

  /// A link that signs somebody in as often as they like.
  String link(Person person, Duration lasts) {
    return rooms
        .database
        .writer()
        .write("demo", transaction -> rooms.signInLinks.makeForDemo(transaction, person, lasts));
  }

  /// Forgets everything.
  @Override
  public void close() {
    rooms.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException leftBehind) {
      throw new UncheckedIOException(leftBehind);
    }
  }

  /// This port when nobody has it, else any free one.
  static int freeOr(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return port;
    } catch (IOException taken) {
      return freePort();
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /// The story is followed while it is told, so that its ranks are written down as they were.
  private void tell() {
    rooms.followingChanges();
    DemoBook.tell(
        new DemoBook.Rooms(
            storyClock,
            rooms.database,
            rooms.people,
            rooms.keepingAccounts,
            rooms.keepingFeatures,
            rooms.mergingFeatures,
            rooms.filing,
            rooms.changingStatus,
            rooms.loops,
            rooms.answeringLoops,
            rooms.recordingPlaces));
  }
}
