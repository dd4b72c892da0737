package heed.http;

import heed.platform.Refused;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.util.NanoTime;

/// Reads bodies whole, within limits that are checked before and while reading.
public final class Bodies {
  /// Longest JSON body, in bytes.
  public static final int JSON_LIMIT = 256 * 1024;

  /// Longest CSV body, in bytes.
  public static final int CSV_LIMIT = 20 * 1024 * 1024;

  /// Slowest a body may come: a whole JSON body in this time, a CSV of the largest size in six
  /// times as much.
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private Bodies() {}

  /// A JSON body.
  ///
  /// @throws Refused UNSUPPORTED_MEDIA when it is labelled as something else or is packed,
  ///   TOO_LARGE beyond [#JSON_LIMIT]
  public static byte[] json(Context context) {
    refuseOtherThan("application/json", context);
    return read(context, JSON_LIMIT, PATIENCE_NANOS);
  }

  /// A JSON body, or nothing at all.
  public static byte[] jsonOrNothing(Context context) {
    var length = context.req().getContentLengthLong();
    var chunked = context.req().getHeader("Transfer-Encoding") != null;
    return length <= 0 && !chunked ? new byte[0] : json(context);
  }

  /// A CSV body.
  public static byte[] csv(Context context) {
    refuseOtherThan("text/csv", context);
    return read(context, CSV_LIMIT, 6 * PATIENCE_NANOS);
  }

  /// A body of any type, for doors with types of their own.
  ///
  /// @param limit most bytes
  public static byte[] any(Context context, int limit) {
    return read(context, limit, PATIENCE_NANOS);
  }

  /// A body with a file in it, with as much time as a CSV file has.
  ///
  /// @param limit most bytes
  static byte[] upload(Context context, int limit) {
    return read(context, limit, 6 * PATIENCE_NANOS);
  }

  /// Reads to its end a body that nobody wanted, because the request was refused before. A
  /// connection with an unread body cannot be used again, and a client that does not know would
  /// lose its next request.
  ///
  /// @return false when it is too long or too slow, so that the connection must be closed
  static boolean drained(Context context) {
    if (context.req().getContentLengthLong() > JSON_LIMIT) {
      return false;
    }
    var begun = NanoTime.now();
    var buffer = new byte[16 * 1024];
    try {
      var in = context.req().getInputStream();
      var total = 0;
      while (!in.isFinished()) {
        var n = in.read(buffer);
        total += Math.max(n, 0);
        if (total > JSON_LIMIT || NanoTime.since(begun) > PATIENCE_NANOS) {
          return false;
        }
      }
      return true;
    } catch (IOException | HttpException.RuntimeException broken) {
      return false;
    }
  }

  private static void refuseOtherThan(String mediaType, Context context) {
    var packed = context.req().getHeader("Content-Encoding");
    if (packed != null && !packed.equalsIgnoreCase("identity")) {
      throw unsupported("Send the body unpacked, without Content-Encoding.");
    }
    var given = context.req().getContentType();
    var parts = given == null ? new String[] {""} : given.toLowerCase(Locale.ROOT).split(";", -1);
    if (!parts[0].strip().equals(mediaType)) {
      throw unsupported("Send the body as Content-Type: " + mediaType + ".");
    }
    for (var i = 1; i < parts.length; i++) {
      var parameter = parts[i].strip().replace("\"", "");
      if (parameter.startsWith("charset=") && !parameter.matches("charset=utf-?8")) {
        throw unsupported("Send the body in UTF-8.");
      }
    }
  }

  private static byte[] read(Context context, int limit, long patienceNanos) {
    var announced = context.req().getContentLengthLong();
    if (announced > limit) {
      throw tooLarge(limit);
    }
    var begun = NanoTime.now();
    var body = new ByteArrayOutputStream(announced > 0 ? (int) announced : 1024);
    var buffer = new byte[16 * 1024];
    try {
      var in = context.req().getInputStream();
      for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (body.size() + n > limit) {
          throw tooLarge(limit);
        }
        body.write(buffer, 0, n);
        if (NanoTime.since(begun) > patienceNanos) {
          throw Refused.because(Refused.Kind.INVALID, "The body came too slowly.");
        }
      }
    } catch (IOException broken) {
      throw Refused.because(Refused.Kind.INVALID, "The body could not be read to its end.");
    }
    return body.toByteArray();
  }

  private static Refused tooLarge(int limit) {
    return Refused.because(
        Refused.Kind.TOO_LARGE, "The body may have at most " + limit / 1024 + " KiB.");
  }

  private static Refused unsupported(String sentence) {
    return Refused.because(Refused.Kind.UNSUPPORTED_MEDIA, sentence);
  }
}
