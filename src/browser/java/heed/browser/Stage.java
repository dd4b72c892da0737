package heed.browser;

import heed.DemoService;
import heed.people.Role;

/// One service with the told book, and the browser to look at it with. Tests run in any order:
/// those that change the book open a stage each, those that only look may share one.
final class Stage implements AutoCloseable {
  final DemoService service;
  final Chromium chromium;

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
  public void close() {
    service.close();
  }
}
