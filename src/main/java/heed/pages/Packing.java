package heed.pages;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/// Gzip, for whoever takes it.
final class Packing {
  private Packing() {}

  static boolean accepted(Context context) {
    var accepted = context.req().getHeader("Accept-Encoding");
    return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
  }

  static byte[] pack(byte[] plain) {
    var packed = new ByteArrayOutputStream(plain.length / 3 + 64);
    try (var out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }
}
