package heed.http;

import io.javalin.http.Context;
import java.io.IOException;
import org.eclipse.jetty.util.NanoTime;

/// Ends a connection whose body we refuse to read. Closing at once would reset it and take our
/// answer away from a client that is still sending; so the answer goes out first, and what still
/// comes is thrown away for a short while.
public final class LingeringClose {
  private static final long LONGEST_NANOS = 3_000_000_000L;
  private static final long SILENCE_NANOS = 250_000_000L;

  private LingeringClose() {}

  /// Sends the answer and hears out who is still sending. For a door that answers by itself; the
  /// answer must say `Connection: close`.
  public static void after(Context context) {
    var buffer = new byte[16 * 1024];
    var begun = NanoTime.now();
    var heard = begun;
    try {
      context.res().flushBuffer();
      var in = context.req().getInputStream();
      while (NanoTime.since(begun) < LONGEST_NANOS && NanoTime.since(heard) < SILENCE_NANOS) {
        if (in.isFinished()) {
          return;
        }
        if (in.available() > 0 && in.read(buffer) > 0) {
          heard = NanoTime.now();
        } else {
          Thread.sleep(5);
        }
      }
    } catch (IOException gone) {
      // The client stopped sending, which is all we wanted.
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
