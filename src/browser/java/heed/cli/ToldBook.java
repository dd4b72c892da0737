package heed.cli;

import heed.demo.StoryClock;
import heed.people.Person;
import heed.platform.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// The book of the demo, as the command `demo` opens it, for who drives a browser through it.
public final class ToldBook implements AutoCloseable {
  private final ThrowAwayBook book;

  private ToldBook(ThrowAwayBook book) {
    this.book = book;
  }

  /// Tells the story into a book of its own.
  ///
  /// @param clock on whose day the story ends
  public static ToldBook open(InstantSource clock) {
    var console = new Console(System.out, System.err, false, 80);
    return new ToldBook(
        ThrowAwayBook.open(new Workplace(Map.of(), clock, console), ThrowAwayBook.freePort()));
  }

  /// A book in which nothing stands yet.
  public static ToldBook blank(InstantSource clock) {
    try {
      var folder = Files.createTempDirectory("heed-blank-");
      var settings =
          Settings.from(
              Map.of(
                  "HEED_DB",
                  folder.resolve("heed.db").toString(),
                  "HEED_PORT",
                  Integer.toString(ThrowAwayBook.freePort())));
      var story = new StoryClock(clock);
      var rooms = Rooms.open(settings, ServeCommand.PATIENCE, story).followingChanges();
      return new ToldBook(new ThrowAwayBook(folder, settings, story, rooms));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  public Rooms rooms() {
    return book.rooms();
  }

  public Settings settings() {
    return book.settings();
  }

  public InstantSource clock() {
    return book.clock();
  }

  /// What stands after `/sign-in/`, good for a day.
  public String link(Person person) {
    return book.link(person, Duration.ofDays(1));
  }

  @Override
  public void close() {
    book.close();
  }
}
