package heed.http;

import heed.platform.FieldError;
import heed.platform.Json;
import heed.platform.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/// A no in the form of RFC 9457.
///
/// @param status HTTP status, 400 to 599
/// @param code stable; programs may branch on it
/// @param detail one sentence for people
/// @param more further members, such as the numbers of an import's report
public record Problem(
    int status, String code, String detail, List<FieldError> errors, Map<String, Object> more) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(int status, String code, String detail) {
    return new Problem(status, code, detail, List.of(), Map.of());
  }

  static Problem of(Refused refused) {
    return new Problem(
        status(refused.kind()),
        refused.kind().name().toLowerCase(Locale.ROOT),
        refused.sentence(),
        refused.errors(),
        Map.of());
  }

  /// A problem that the client can be told no more about than its number.
  static Problem internal(String id) {
    return new Problem(
        500,
        "internal",
        "Something went wrong on our side. Tell your administrator the number " + id + ".",
        List.of(),
        Map.of("id", id));
  }

  /// The status in words.
  public String title() {
    var message = HttpStatus.getMessage(status);
    return message == null ? "Error" : message;
  }

  byte[] bytes() {
    var members = new LinkedHashMap<String, Object>();
    members.put("type", "about:blank");
    members.put("title", title());
    members.put("status", status);
    members.put("code", code);
    members.put("detail", detail);
    members.put("errors", errors);
    members.putAll(more);
    return Json.bytes(members);
  }

  private static int status(Refused.Kind kind) {
    return switch (kind) {
      case INVALID -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case CONFLICT -> 409;
      case STALE -> 412;
      case TOO_LARGE -> 413;
      case UNSUPPORTED_MEDIA -> 415;
      case KEY_REUSED -> 422;
      case TOO_MANY -> 429;
      case UNAVAILABLE -> 503;
    };
  }
}
