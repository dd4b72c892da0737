package heed.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// An answer that stays open and tells of events as they happen (server-sent events). One thread
/// writes; what it writes leaves at once. Whoever writes must beat more often than idle connections
/// are closed, by us after 30 s and by proxies after a minute.
public final class EventStream {
  private static final String OPEN = "heed.stream";

  private final OutputStream out;

  private EventStream(OutputStream out) {
    this.out = out;
  }

  /// Begins the answer.
  ///
  /// @param retryMs after how long a browser that lost the connection comes back
  public static EventStream open(Context context, long retryMs) {
    context.attribute(OPEN, true);
    var response = context.res();
    response.setStatus(200);
    response.setContentType("text/event-stream;charset=utf-8");
    context.header("Cache-Control", "no-store, no-transform");
    // nginx would gather the answer until it is large.
    context.header("X-Accel-Buffering", "no");
    try {
      var stream = new EventStream(response.getOutputStream());
      stream.write("retry: " + retryMs + "\n\n");
      return stream;
    } catch (IOException gone) {
      throw new Answers.ClientGone(gone);
    }
  }

  /// Tells of an event.
  ///
  /// @param id what the browser names when it comes back
  /// @param words one line
  public void send(long id, String event, String words) {
    write("id: " + id + "\nevent: " + event + "\ndata: " + words.replaceAll("\\R", " ") + "\n\n");
  }

  /// Shows that we are still there, and learns whether the browser is.
  public void beat() {
    write(":\n\n");
  }

  /// Whether an answer stayed open, so that its length says nothing about us.
  static boolean was(Context context) {
    return context.attribute(OPEN) != null;
  }

  private void write(String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException gone) {
      throw new Answers.ClientGone(gone);
    }
  }
}
