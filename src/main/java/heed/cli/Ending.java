package heed.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a command that runs for long end in good order when the process is told to: the one who
/// waits goes on, closes what it opened, and only then does the process end.
final class Ending implements AutoCloseable {
  private static final long LONGEST_SECONDS = 25;

  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("ending").unstarted(this::end);

  Ending() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Waits until the process is told to end.
  void await() {
    try {
      told.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    if (told.getCount() > 0) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  private void end() {
    told.countDown();
    try {
      var _ = closed.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
