package heed.browser;

import heed.DemoService;
import heed.people.Role;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// One service with the told book, and the browser to look at it with. Registered in a field, it
/// closes itself. Tests run in any order: those that change the book have a stage each, in a field
/// of the test; those that only look may share one, in a static field.
final class Stage implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, AutoCloseable {
  final DemoService service;
  final Chromium chromium;

  /// Only a stage in a static field is told when all tests begin.
  private boolean shared;

  private Stage(DemoService service) {
    this.service = service;
    chromium = Chromium.shared();
  }

  static Stage demo() {
    return new Stage(DemoService.open());
  }

  /// One whose service knows other systems.
  static Stage demo(DemoService.Surroundings surroundings) {
    return new Stage(DemoService.open(surroundings));
  }

  /// One on its first day.
  static Stage blank() {
    return new Stage(DemoService.blank());
  }

  /// Somebody who is signed in, before a wide window.
  Reader reader(Role role) {
    return reader(role, Window.WIDE);
  }

  Reader reader(Role role, Window window) {
    var reader = stranger(window);
    reader.signIn(service.link(DemoService.guest(role)));
    return reader;
  }

  /// Somebody who is not signed in.
  Reader stranger(Window window) {
    return new Reader(service.address(), chromium.browser, window);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    shared = true;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!shared) {
      close();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    service.close();
  }
}
