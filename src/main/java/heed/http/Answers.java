package heed.http;

import heed.platform.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// Writes answers straight to the response: whole ones with one length and one write.
public final class Answers {
  public static final String JSON = "application/json";

  /// Nobody is there to be answered any more; nothing to report.
  static final class ClientGone extends RuntimeException {
    ClientGone(IOException cause) {
      super("The client went away", cause, false, false);
    }
  }

  private Answers() {}

  /// Answers with bytes that are made already.
  public static void bytes(Context context, int status, String mediaType, byte[] body) {
    var response = context.res();
    response.setStatus(status);
    response.setContentType(mediaType);
    response.setContentLength(body.length);
    try {
      response.getOutputStream().write(body);
    } catch (IOException gone) {
      throw new ClientGone(gone);
    }
  }

  /// Writes an answer piece by piece.
  @FunctionalInterface
  public interface Pieces {
    void writeTo(OutputStream out) throws IOException;
  }

  /// Answers with what is too long to be held at once.
  public static void stream(Context context, String mediaType, Pieces pieces) {
    var response = context.res();
    response.setStatus(200);
    response.setContentType(mediaType);
    try {
      pieces.writeTo(response.getOutputStream());
    } catch (IOException gone) {
      throw new ClientGone(gone);
    }
  }

  /// Answers with a value as JSON.
  public static void json(Context context, int status, @Nullable Object value) {
    bytes(context, status, JSON, Json.bytes(value));
  }

  /// Answers that there is nothing more to say.
  public static void nothing(Context context) {
    context.res().setStatus(204);
  }
}
