package heed.http;

import heed.platform.Refused;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.util.Promise;

/// A form with a file, as browsers send one (`multipart/form-data`), read whole within the limit of
/// a CSV file.
public final class MultipartForm {
  private static final String MEDIA_TYPE = "multipart/form-data";
  private static final int MOST_PARTS = 20;
  private static final int LONGEST_HEADERS = 4096;

  /// What stands around the file: other fields and boundaries.
  private static final int AROUND = 64 * 1024;

  private final Map<String, byte[]> values;

  private MultipartForm(Map<String, byte[]> values) {
    this.values = values;
  }

  /// Reads a form.
  ///
  /// @throws Refused UNSUPPORTED_MEDIA when it is something else, TOO_LARGE beyond
  ///   [Bodies#CSV_LIMIT], INVALID when it cannot be taken apart
  public static MultipartForm of(Context context) {
    var boundary = boundary(context);
    var body = Bodies.upload(context, Bodies.CSV_LIMIT + AROUND);
    var parser = new MultiPartFormData.Parser(boundary);
    parser.setUseFilesForPartsWithoutFileName(false);
    parser.setMaxMemoryFileSize(body.length + 1L);
    parser.setMaxFileSize(-1);
    parser.setMaxLength(-1);
    parser.setMaxParts(MOST_PARTS);
    parser.setPartHeadersMaxLength(LONGEST_HEADERS);
    try (var parts = parsed(parser, body)) {
      var values = new HashMap<String, byte[]>();
      for (var part : parts) {
        if (part.getName() != null) {
          values.putIfAbsent(part.getName(), bytes(part));
        }
      }
      return new MultipartForm(values);
    } catch (CompletionException | IOException broken) {
      throw Refused.because(Refused.Kind.INVALID, "The form cannot be read to its end.");
    }
  }

  /// The bytes of a field or file, unless it is absent or empty.
  public Optional<byte[]> bytes(String name) {
    return Optional.ofNullable(values.get(name)).filter(bytes -> bytes.length > 0);
  }

  /// What a field says, unless it is absent or blank.
  public Optional<String> text(String name) {
    return bytes(name)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
        .filter(text -> !text.isEmpty());
  }

  private static MultiPartFormData.Parts parsed(MultiPartFormData.Parser parser, byte[] body) {
    var parsed = new CompletableFuture<MultiPartFormData.Parts>();
    // All bytes are at hand, so it is done when this returns.
    parser.parse(
        new ByteBufferContentSource(ByteBuffer.wrap(body)), Promise.Invocable.toPromise(parsed));
    return parsed.join();
  }

  private static byte[] bytes(MultiPart.Part part) throws IOException {
    var bytes = new ByteArrayOutputStream();
    Content.Source.asInputStream(part.getContentSource()).transferTo(bytes);
    return bytes.toByteArray();
  }

  private static String boundary(Context context) {
    var type = context.req().getContentType();
    var boundary =
        type != null && type.toLowerCase(Locale.ROOT).strip().startsWith(MEDIA_TYPE)
            ? MultiPart.extractBoundary(type)
            : null;
    if (boundary == null || boundary.isEmpty()) {
      throw Refused.because(
          Refused.Kind.UNSUPPORTED_MEDIA, "Send the form as Content-Type: " + MEDIA_TYPE + ".");
    }
    return boundary;
  }
}
