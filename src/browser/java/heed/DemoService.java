package heed;

import heed.cast.SettableClock;
import heed.cli.Rooms;
import heed.cli.Serving;
import heed.cli.ToldBook;
import heed.demo.DemoBook;
import heed.http.Route;
import heed.people.Person;
import heed.people.Role;
import java.time.InstantSource;
import java.util.List;

/// The demo, opened by the product's own start in this JVM, on a port of 127.0.0.1. It always
/// begins on the same morning, so that every date on every page is the same each time.
public final class DemoService implements AutoCloseable {
  private final ToldBook book;
  private final Serving.Running running;

  private DemoService() {
    book = ToldBook.open(fromThatMorning());
    running = Heed.open(book.rooms(), book.settings(), book.clock(), true);
  }

  public static DemoService open() {
    return new DemoService();
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

  /// Runs as fast as the real one.
  private static InstantSource fromThatMorning() {
    var begun = System.nanoTime();
    var morning = SettableClock.morning().instant();
    return () -> morning.plusNanos(System.nanoTime() - begun);
  }
}
