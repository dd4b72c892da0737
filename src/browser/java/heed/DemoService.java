package heed;

import heed.cast.SettableClock;
import heed.cli.Rooms;
import heed.cli.Serving;
import heed.cli.ToldBook;
import heed.demo.DemoBook;
import heed.http.Route;
import heed.people.Person;
import heed.people.Role;
import heed.platform.settings.Setting;
import heed.platform.settings.Settings;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The demo, opened by the product's own start in this JVM, on a port of 127.0.0.1. It always
/// begins on the same morning, so that every date on every page is the same each time.
public final class DemoService implements AutoCloseable {
  private final ToldBook book;
  private final Serving.Running running;

  private DemoService(ToldBook book, Surroundings surroundings, boolean demo) {
    this.book = book;
    running = Heed.open(book.rooms(), settings(surroundings), book.clock(), demo);
  }

  public static DemoService open() {
    return open((_, _) -> Map.of());
  }

  /// A demo that knows other systems.
  public static DemoService open(Surroundings surroundings) {
    return new DemoService(ToldBook.open(fromThatMorning()), surroundings, true);
  }

  /// No demo: a service on its first day, with nobody and nothing in its book.
  public static DemoService blank() {
    return new DemoService(ToldBook.blank(fromThatMorning()), (_, _) -> Map.of(), false);
  }

  /// The other systems of a demo.
  public interface Surroundings {
    /// The settings that name them.
    ///
    /// @param address that the demo will have
    /// @param clock of the demo
    Map<String, String> settings(String address, InstantSource clock);
  }

  /// Such as `http://127.0.0.1:40123`.
  public String address() {
    return running.baseUrl();
  }

  /// What stands behind the doors: to write what no door would let in.
  public Rooms rooms() {
    return book.rooms();
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
    return address() + "/sign-in/" + book.link(guest);
  }

  /// Every way in.
  public List<Route> routes() {
    return ((Heed) running).routes();
  }

  @Override
  public void close() {
    running.close();
    book.close();
  }

  private Settings settings(Surroundings surroundings) {
    var told = book.settings();
    var port = told.text(Setting.PORT);
    var all = new HashMap<>(Map.of("HEED_DB", told.text(Setting.DB), "HEED_PORT", port));
    var address = "http://" + told.text(Setting.HOST) + ":" + port;
    all.putAll(surroundings.settings(address, book.clock()));
    return Settings.from(all);
  }

  /// Runs as fast as the real one.
  private static InstantSource fromThatMorning() {
    var begun = System.nanoTime();
    var morning = SettableClock.morning().instant();
    return () -> morning.plusNanos(System.nanoTime() - begun);
  }
}
